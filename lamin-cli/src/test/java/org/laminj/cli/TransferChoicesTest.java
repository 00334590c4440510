package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.transfer.Level;
import org.laminj.transfer.LinkUpdate;
import org.laminj.transfer.OnSameContent;
import org.laminj.transfer.OnSameName;
import org.laminj.transfer.Parents;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.Update;
import org.laminj.transfer.Versions;
import picocli.CommandLine;

@DisplayName("The choices of a transfer")
class TransferChoicesTest {

    private static TransferOptions options(String... arguments) {
        TransferChoices choices = new TransferChoices();
        TransferChoices.registerConverters(new CommandLine(choices)).parseArgs(arguments);
        return choices.options();
    }

    @Test
    void areThoseOfTheLibraryIfNoneIsMade() {
        assertThat(options()).isEqualTo(TransferOptions.defaults());
    }

    @Test
    void canAllBeMade() {
        TransferOptions chosen = options(
                "--level=full",
                "--parents=present",
                "--include=artifact,bionty.CellType",
                "--include=ulabel",
                "--exclude=run",
                "--max-records=1000000",
                "--on-same-name=fail",
                "--on-same-name=ulabel=rename",
                "--on-same-name=bionty.Tissue=map",
                "--on-same-content=create",
                "--update=if-newer",
                "--links=mirror",
                "--versions=family");

        assertThat(chosen)
                .isEqualTo(TransferOptions.builder()
                        .level(Level.FULL)
                        .parents(Parents.PRESENT)
                        .include("artifact", "bionty.CellType", "ulabel")
                        .exclude("run")
                        .maxRecords(1_000_000)
                        .onSameName(OnSameName.FAIL)
                        .onSameName("ulabel", OnSameName.RENAME)
                        .onSameName("bionty.Tissue", OnSameName.MAP)
                        .onSameContent(OnSameContent.CREATE)
                        .update(Update.IF_NEWER)
                        .links(LinkUpdate.MIRROR)
                        .versions(Versions.FAMILY)
                        .build());
    }

    @Test
    void bringTheParentsThatGoWithTheLevel() {
        assertThat(options("--level", "record").parents()).isEqualTo(Parents.NONE);
        assertThat(options("--level", "annotations").parents()).isEqualTo(Parents.PRESENT);
        assertThat(options("--level", "full").parents()).isEqualTo(Parents.ALL);
        assertThat(options("--parents", "all", "--level", "record").parents()).isEqualTo(Parents.ALL);
    }

    @Test
    void mayBeWrittenInCapitals() {
        assertThat(options("--update", "IF-NEWER").update()).isEqualTo(Update.IF_NEWER);
    }
}
