package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;

class InstanceCommandsTest {

    private static final String ID = "b8d2162243d05368a9d99500ad62cafe";

    @TempDir
    private Path folder;

    @Test
    void firstUseGoesOnAsAnonymousUser() {
        CommandLineRun run = CommandLineRun.fresh(folder);

        Outcome outcome =
                run.lamin("init", "--storage", folder.resolve("test-transfer").toString(), "--schema", "bionty");

        assertThat(outcome).isEqualTo(new Outcome(0, "", """
                ! using anonymous user (to identify, call: lamin login)
                → connected lamindb: anonymous/test-transfer
                """));
        assertThat(folder.resolve("test-transfer").resolve(ID + ".lndb")).isRegularFile();
        assertThat(run.settings().currentInstance())
                .map(InstanceSettings::slug)
                .hasValue(new Slug("anonymous", "test-transfer"));
    }

    @Test
    void initOfWhatExistsConnects() {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "bionty");
        run.lamin("disconnect");

        Outcome outcome =
                run.lamin("init", "--storage", folder.resolve("test-transfer").toString(), "--schema", "bionty");

        assertThat(outcome).isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/test-transfer\n"));
    }

    @Test
    void initTakesNameModulesAndIdentitiesFromOutside() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder)
                .with("LAMINDB_INSTANCE_ID_INIT", "037ba1e0-8d80-4f91-a902-75a47735076a")
                .with("LAMINDB_STORAGE_LNID_INIT", "uliC51Y0CM4B");

        Outcome outcome = run.lamin(
                "init", "--storage", folder.resolve("a").toString(), "--name", "B b", "--schema", "bionty, wetlab,");

        assertThat(outcome).isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/B b\n"));
        InstanceSettings settings = run.settings().currentInstance().orElseThrow();
        assertThat(settings.schemaModules()).containsExactly("bionty", "wetlab");
        assertThat(settings.sqliteFile()).hasValue(folder.resolve("a/037ba1e08d804f91a90275a47735076a.lndb"));
        assertThat(Files.readString(folder.resolve("a/.lamindb/_is_initialized")))
                .isEqualTo("uliC51Y0CM4B");
    }

    @Test
    void infoShowsWhatIsConnected() {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "bionty,wetlab");

        assertThat(run.lamin("info")).isEqualTo(new Outcome(0, """
                Current user: anonymous
                - handle: anonymous
                - email: None
                - uid: 00000000
                Auto-connect in Python: True
                Private Django API: False
                Cache directory: %1$s/cache
                Current instance: anonymous/test-transfer
                - owner: anonymous
                - name: test-transfer
                - storage root: %1$s/test-transfer
                - storage region: None
                - db: sqlite:///%1$s/test-transfer/%2$s.lndb
                - schema: {'bionty', 'wetlab'}
                - git_repo: None
                """.formatted(folder, ID), ""));
    }

    @Test
    void infoNeedsNoDatabase() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "bionty");
        Outcome before = run.lamin("info");
        Files.delete(folder.resolve("test-transfer").resolve(ID + ".lndb"));

        assertThat(run.lamin("info")).isEqualTo(before);
    }

    @Test
    void infoNeedsNoInstanceAndChangesNothing() {
        CommandLineRun run = CommandLineRun.fresh(folder);

        assertThat(run.lamin("info")).isEqualTo(new Outcome(0, """
                Current user: anonymous
                - handle: anonymous
                - email: None
                - uid: 00000000
                Auto-connect in Python: False
                Private Django API: False
                Cache directory: %s/cache

                No instance connected
                """.formatted(folder), ""));
        assertThat(run.files()).containsOnlyKeys("");
    }

    @Test
    void connectsAndDisconnects() {
        CommandLineRun run = CommandLineRun.in(folder).init("one", "").init("two", "");

        assertThat(run.lamin("connect", "one")).isEqualTo(new Outcome(0, "", "→ connected lamindb: anonymous/one\n"));
        assertThat(run.lamin("disconnect")).isEqualTo(new Outcome(0, "", "✓ closed instance: anonymous/one\n"));
        assertThat(run.lamin("disconnect")).isEqualTo(new Outcome(0, "", "• no instance loaded\n"));
    }

    @Test
    void deletesByForceInTheWordsOfTheGuide() {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "bionty");

        assertThat(run.lamin("delete", "--force", "test-transfer")).isEqualTo(new Outcome(0, "", """
                ! calling anonymously, will miss private instances
                • deleting instance anonymous/test-transfer
                """));
        assertThat(folder.resolve("test-transfer")).doesNotExist();
        assertThat(run.settings().instances()).isEmpty();
        assertThat(run.settings().currentInstance()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "yes\n", " YES\n", "y"})
    void deletesOnConsent(String answer) {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "").answering(answer);

        Outcome outcome = run.lamin("delete", "anonymous/test-transfer");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEqualTo("""
                ! calling anonymously, will miss private instances
                Are you sure you want to delete instance anonymous/test-transfer? (y/n) \
                • deleting instance anonymous/test-transfer
                """);
        assertThat(folder.resolve("test-transfer")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yeah\n"})
    void deletesNothingWithoutConsent(String answer) {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "").answering(answer);
        SortedMap<String, String> before = run.files();

        Outcome outcome = run.lamin("delete", "anonymous/test-transfer");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .endsWith("✗ Instance 'anonymous/test-transfer' was not deleted. Answer y, or pass --force.\n");
        assertThat(run.files()).isEqualTo(before);
    }

    @Test
    void keepsAnInstanceWhoseStorageHoldsData() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder).init("test-transfer", "");
        Files.writeString(folder.resolve("test-transfer/.lamindb/dPraor9rU1EofcFb6Wph.csv"), "a,b\n");
        SortedMap<String, String> before = run.files();

        assertThat(run.lamin("delete", "--force", "test-transfer"))
                .isEqualTo(new Outcome(2, "", """
                ! calling anonymously, will miss private instances
                ✗ Storage '%s/test-transfer/.lamindb' contains 1 objects - delete them prior to deleting the instance
                """.formatted(folder)));
        assertThat(run.files()).isEqualTo(before);
    }
}
