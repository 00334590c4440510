package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.Slug;
import org.laminj.core.store.UnavailableException;
import org.laminj.core.testing.PrivatePostgres;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("A transfer as a PostgreSQL user of few rights")
final class PostgresRolesTest {

    private static final String PASSWORD = "sEcr3t";

    @TempDir
    Path folder;

    private PrivatePostgres server;
    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        server = PrivatePostgres.start();
        server.execute(
                "postgres",
                "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
                "CREATE ROLE writer LOGIN PASSWORD '" + PASSWORD + "'");
        environment = TestEnvironment.in(folder);
        try (OneInstance origin = new OneInstance(init("origin"))) {
            ULabel label = origin.label("tttttttt", "T1");
            origin.link(origin.artifact("aaaaaaaaaaaaaaaaaaaa"), "ulabels", label);
        }
        init("lab").close();
    }

    @AfterEach
    void tearDown() {
        if (server != null) {
            server.close(); // absent where the test was skipped
        }
    }

    private Instance init(String name) {
        server.execute("postgres", "CREATE DATABASE " + name, "REVOKE TEMPORARY ON DATABASE " + name + " FROM PUBLIC");
        Instance instance = environment
                .instances()
                .init(InitOptions.at(folder.resolve(name).toString())
                        .withName(name)
                        .withDatabase(server.url(PrivatePostgres.OWNER, "", name)));
        server.execute(
                name,
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO writer",
                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO writer");
        return instance;
    }

    private void use(String name, String role) {
        SettingsDirectory settings = environment.settings();
        Slug slug = Slug.parse("anonymous/" + name, "");
        settings.save(settings.instance(slug).orElseThrow().toBuilder()
                .db(DatabaseUrl.parse(server.url(role, PASSWORD, name)))
                .build());
    }

    private static TransferReport transfer(Instance lab) {
        Instance origin = lab.using("origin");
        return Transfer.from(origin)
                .into(lab)
                .select(origin.query(ULabel.class))
                .apply();
    }

    @Test
    void takesAReaderForTheSourceAndAWriterForTheTarget() {
        use("origin", "reader");
        use("lab", "writer");

        try (Instance lab = environment.instances().connect("lab")) {
            transfer(lab);

            assertThat(lab.query(ULabel.class).one().name()).isEqualTo("T1");
        }
    }

    private static TransferReport transferWithLinks(Instance lab) {
        Instance origin = lab.using("origin");
        return Transfer.from(origin)
                .into(lab)
                .select(origin.query(Artifact.class))
                .apply();
    }

    @Test
    void needsTheRightToCreateTemporaryTablesForLinks() {
        use("lab", "writer");

        try (Instance lab = environment.instances().connect("lab")) {
            assertThatThrownBy(() -> transferWithLinks(lab))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("Instance 'anonymous/lab' refuses what was asked: permission denied to create temporary"
                            + " tables in database \"lab\". Nothing was written. Ask the owner of its database for the"
                            + " permission.");
            assertThat(lab.query(Artifact.class).exists()).isFalse();
            assertThat(lab.query(Run.class).exists()).isFalse();

            server.execute("postgres", "GRANT TEMPORARY ON DATABASE lab TO writer");
            TransferReport report = transferWithLinks(lab);

            assertThat(report.counts().get("Artifact")).isEqualTo(new Counts(1, 0, 0, 1, 0, 0, 0, 0));
        }
    }

    @Test
    void isRefusedWhereTheUserMayNotWriteAndLeavesNothing() {
        use("lab", "reader");

        try (Instance lab = environment.instances().connect("lab")) {
            assertThatThrownBy(() -> transfer(lab))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("Instance 'anonymous/lab' refuses what was asked: permission denied for table"
                            + " lnschema_core_transform. Nothing was written. Ask the owner of its database for the"
                            + " permission.");

            assertThat(lab.query(ULabel.class).exists()).isFalse();
        }
    }

    @Test
    void isRefusedWhereTheUserMayNotWriteSomeOfTheTablesAndLeavesNothing() {
        server.execute("lab", "REVOKE INSERT ON lnschema_core_ulabel FROM writer");
        use("lab", "writer");

        try (Instance lab = environment.instances().connect("lab")) {
            assertThatThrownBy(() -> transfer(lab))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessage("Instance 'anonymous/lab' refuses what was asked: permission denied for table"
                            + " lnschema_core_ulabel. Nothing was written. Ask the owner of its database for the"
                            + " permission.");

            assertThat(lab.query(ULabel.class).exists()).isFalse();
            assertThat(lab.query(Run.class).exists()).isFalse();
            assertThat(lab.query(Transform.class).exists()).isFalse();
        }
    }
}
