package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Instance;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** A transfer beside another program that writes to the target. */
abstract class ConcurrentTransferContract {

    static final List<String> KEYS = TransferProcess.keys(0, 30);
    private static final int LABELS = 30 * LabelledArtifacts.LABELS_OF_EACH + 1;
    private static final int LINKS = 30 * (LabelledArtifacts.LABELS_OF_EACH + 1);

    @TempDir
    Path folder;

    private final TestDatabase database;

    TestEnvironment environment;
    Instance lab;

    ConcurrentTransferContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        try (Instance origin = environment.init("origin")) {
            LabelledArtifacts.save(origin, KEYS, "");
        }
        lab = environment.init("lab");
    }

    @AfterEach
    void tearDown() {
        lab.close();
    }

    final void assertComplete() {
        assertThat(LabelledArtifacts.labelCounts(lab)).isEqualTo(LabelledArtifacts.complete(KEYS));
        assertThat(lab.query(ULabel.class).count()).isEqualTo(LABELS);
        assertThat(links()).isEqualTo(LINKS);
        assertThat(lab.query(Run.class).count()).isOne();
    }

    @ParameterizedTest(name = "in parts of {0}")
    @ValueSource(ints = {0, 4})
    void bringsWhatBothWantOnce(int batch) throws Exception {
        try (TransferProcess one = TransferProcess.ready(folder, "lab", batch, KEYS.subList(0, 20));
                TransferProcess other = TransferProcess.ready(folder, "lab", batch, KEYS.subList(10, 30))) {
            one.begin();
            other.begin();

            assertThat(one.awaitLine(TransferProcess.DONE)).isEqualTo(TransferProcess.DONE);
            assertThat(other.awaitLine(TransferProcess.DONE)).isEqualTo(TransferProcess.DONE);
        }
        assertComplete();
    }

    private long links() {
        LinkTable link = lab.schema().linkTables().stream()
                .filter(table -> table.table().equals("lnschema_core_artifactulabel"))
                .findFirst()
                .orElseThrow();
        return lab.store()
                .read(session -> session.selectAll(link, List.of(link.id())))
                .size();
    }
}
