package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;

@DisplayName("The commands for files and storages")
class StorageCommandsTest {

    @TempDir
    private Path folder;

    private CommandLineRun run;

    @BeforeEach
    void init() {
        run = CommandLineRun.in(folder).init("lab", "");
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve("data").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Artifact artifact(String key) {
        try (Instance lamin = run.current()) {
            return lamin.query(Artifact.class)
                    .filter(where(Artifact::key).is(key))
                    .one();
        }
    }

    @Nested
    class Save {

        @Test
        void copiesAFileAndTellsWhere() throws IOException {
            Path file = file("a b+1%.txt", "hello\n");

            Outcome outcome = run.lamin("save", file.toString(), "--key", "raw/a.txt", "--description", "Greeting");

            Artifact saved = artifact("raw/a.txt");
            Path place = folder.resolve("lab/.lamindb/" + saved.uid() + ".txt").toRealPath();
            assertThat(outcome).isEqualTo(new Outcome(0, "", """
                    ! no run & transform got linked, call `ln.track()` & re-run
                    • storing artifact '%s' at '%s'
                    → saved: %s
                    → storage path: %s
                    """.formatted(saved.uid(), place, saved, place)));
            assertThat(place).hasContent("hello\n");
        }

        @Test
        void needsAKeyOrADescription() throws IOException {
            Path file = file("a.txt", "hello\n");

            assertThat(run.lamin("save", file.toString())).isEqualTo(new Outcome(2, "", """
                    ✗ Cannot register '%s': nobody could find it. Pass a key or a description, or track a run.
                    """.formatted(file)));
        }

        @Test
        void namesWhatIsNotThere() {
            String missing = folder.resolve("missing.txt").toString();

            assertThat(run.lamin("save", missing, "--key", "missing.txt"))
                    .isEqualTo(new Outcome(5, "", """
                    ✗ Cannot find '%s': there is no such file or folder. Check the path.
                    """.formatted(missing)));
            assertThat(run.lamin("save", "ftp://host/a.txt", "--key", "a.txt")).isEqualTo(new Outcome(2, "", """
                    ✗ Cannot reach 'ftp://host/a.txt': nothing on the class path serves 'ftp' locations, only [file, gs, \
                    s3]. Add org.laminj:lamin-storage, or another artifact with a storage backend for it.
                    """));
        }

        @Test
        void namesTheStoragesToChooseFrom() throws IOException {
            Outcome outcome =
                    run.lamin("save", file("a.txt", "a").toString(), "--key", "a.txt", "--storage", "/elsewhere");

            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("✗ Storage '/elsewhere' is not registered here. Registered are "
                            + folder.resolve("lab").toRealPath() + "; register it with 'lamin storage add'.\n");
        }
    }

    @Nested
    class Load {

        @Test
        void printsWhereTheContentIs() throws IOException {
            run.lamin("save", file("a.txt", "hello\n").toString(), "--key", "a.txt");
            Artifact saved = artifact("a.txt");
            String place = folder.resolve("lab/.lamindb/" + saved.uid() + ".txt")
                    .toRealPath()
                    .toString();
            Outcome expected = new Outcome(0, place + "\n", "→ artifact is here: " + place + "\n");

            assertThat(run.lamin("load", "artifact", saved.uid().substring(0, 6)))
                    .isEqualTo(expected);
            assertThat(run.lamin("load", "artifact", "--key", "a.txt")).isEqualTo(expected);
        }

        @Test
        void saysWhatItCannotDo() throws IOException {
            run.lamin("save", file("a.txt", "hello\n").toString(), "--key", "a.txt");
            Artifact saved = artifact("a.txt");
            Path place = folder.resolve("lab/.lamindb/" + saved.uid() + ".txt").toRealPath();
            Files.delete(place);

            assertThat(run.lamin("load", "artifact", saved.uid()))
                    .isEqualTo(new Outcome(5, "", """
                    ✗ Cannot open artifact '%s': there is nothing at '%s'. It may have been moved or deleted.
                    """.formatted(saved.uid(), place)));
            assertThat(run.lamin("load", "transform", "x").exitCode()).isEqualTo(2);
            assertThat(run.lamin("load", "artifact").err())
                    .isEqualTo("✗ Name the artifact either by UID or by --key.\n");
            assertThat(run.lamin("load", "artifact", "--key", "b.txt"))
                    .isEqualTo(new Outcome(2, "", "✗ Artifact with key=b.txt does not exist.\n"));
        }
    }

    @Nested
    class Storage {

        @Test
        void listsWhatIsManagedAndWhatIsLinked() throws IOException {
            Path root = Files.createDirectories(folder.resolve("more")).toRealPath();

            assertThat(run.lamin("storage", "add", root.toString()))
                    .isEqualTo(new Outcome(0, "", "✓ managed storage: " + root + "\n"));
            run.execute("UPDATE lnschema_core_storage SET instance_uid = NULL WHERE id = 2");

            Outcome listed = run.lamin("storage", "list", "-o", "csv");
            assertThat(listed.exitCode()).isZero();
            assertThat(listed.out().lines().skip(1))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .contains("," + folder.resolve("lab").toRealPath() + ",local,,managed,"),
                            second -> assertThat(second).endsWith("," + root + ",local,,linked,"));
        }

        @Test
        void refusesPlacesInsideOthers() throws IOException {
            Path lab = folder.resolve("lab").toRealPath();

            assertThat(run.lamin("storage", "add", lab + "/inside"))
                    .isEqualTo(new Outcome(2, "", """
                    ✗ Cannot register storage '%s/inside': it lies inside storage '%s', to which its objects belong. \
                    Register another root.
                    """.formatted(lab, lab)));
            assertThat(run.lamin("storage", "add", "s3://No_Bucket").exitCode()).isEqualTo(2);
            assertThat(run.lamin("storage").exitCode()).isEqualTo(2);
        }
    }
}
