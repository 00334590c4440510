package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.cli.CommandLineRun.Outcome;

@DisplayName("The demo")
class DemoCommandTest {

    @TempDir
    Path folder;

    @Test
    void walksTheGuideOnInstancesOfItsOwn() {
        CommandLineRun run = CommandLineRun.fresh(folder.resolve("home"));
        Path root = folder.resolve("demo");

        Outcome outcome = run.lamin("demo", root.toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .containsSubsequence(
                        "1. Create an instance of your own",
                        "→ connected lamindb: anonymous/test-transfer\n",
                        "→ created Transform('ITeOtm7b'), started new Run('",
                        "! source schema has additional modules: {'wetlab'}\n",
                        "8IqP9rziJg1XHlLC0000",
                        "  Database instance\n    slug: laminlabs/lamindata\n",
                        "    .experiments = 'TSP lung experiment'\n",
                        "→ mapped records: \n→ transferred records: Artifact(uid='dPraor9rU1EofcFb6Wph'), Storage(uid=",
                        "    .transform = 'Transfer from `laminlabs/lamindata`'\n",
                        "    .ulabels = 'TSP1', 'TSP2', 'TSP14'\n",
                        "s3://lamindata",
                        "* module: bionty *\n",
                        "transform.key:  transfers/4XIuR0tvaiXM\n",
                        "name='Transfer data'",
                        "$ lamin lineage artifact dPraor9rU1EofcFb6Wph -o lineage.svg",
                        "Transfer from `laminlabs/lamindata`",
                        "The picture is here: " + root.resolve("lineage.svg"),
                        "ULabel(uid='tZCTk48f')\n→ transferred records: \n");
        assertThat(root.resolve("test-transfer/b8d2162243d05368a9d99500ad62cafe.lndb"))
                .exists();
        assertThat(root.resolve("lineage.svg")).content().contains("<svg", "Tabula Sapiens");
        assertThat(folder.resolve("home/.lamin")).doesNotExist();
    }

    @Test
    void drawsNothingIfNotWanted() {
        Path root = folder.resolve("demo");

        assertThat(CommandLineRun.fresh(folder)
                        .lamin("demo", "--no-picture", root.toString())
                        .exitCode())
                .isZero();
        assertThat(root.resolve("lineage.svg")).doesNotExist();
    }

    @Test
    void refusesAFolderThatIsInUse() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        Outcome outcome = CommandLineRun.fresh(folder).lamin("demo", folder.toString());

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "✗ Folder '" + folder
                                + "' is not empty: name an empty one for the demo, or none for a temporary one.\n"));
        assertThat(folder).isDirectoryContaining(file::equals);
    }
}
