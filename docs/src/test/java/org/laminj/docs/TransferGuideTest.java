package org.laminj.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.CellType;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.TrackOptions;
import org.laminj.core.display.FrameText;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.query.QuerySet;

@DisplayName("guide/transfer.md, as far as the guide goes")
@ExtendWith(FreshSettings.class)
class TransferGuideTest {

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void createTheSource() {
        SourceInstance.create();
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void giveTheConsoleBack() {
        System.setOut(console);
    }

    @Test
    void printsWhatThePageShows() {
        runsFromBeginningToEnd();

        String output = Printed.comparable(printed.toString(UTF_8));
        assertThat(shown()).isNotEmpty().allSatisfy(block -> assertThat(output).contains(block));
    }

    /** What the page shows below Java, or below Java and the command that does the same, as far as the guide goes. */
    private static List<String> shown() {
        List<String> shown = new ArrayList<>();
        boolean belowJava = false;
        String guide = Pages.read(Pages.page("guide/transfer.md")).split("<!-- fresh start -->", 2)[0];
        for (Pages.Block block : Pages.blocksOf(guide)) {
            if (!block.language().equals("text")) {
                belowJava |= block.language().equals("java");
            } else {
                if (belowJava) {
                    shown.add(Printed.comparable(block.text()));
                }
                belowJava = false;
            }
        }
        return shown;
    }

    private static void runsFromBeginningToEnd() {
        // tag::init
        Instances instances = Instances.builder()
                .messages((level, text) -> System.out.println(level.glyph() + " " + text))
                .build();
        Instance lamin = instances.init(InitOptions.at("./test-transfer").withModules("bionty"));
        // end::init
        assertThat(lamin.slug()).hasToString("anonymous/test-transfer");

        // tag::track
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.notebook("transfer.ipynb", "Transfer data"));
        // end::track

        // tag::query
        Instance source = lamin.using("laminlabs/lamindata");
        QuerySet<Artifact> artifacts =
                source.query(Artifact.class).filter(where(Artifact::isLatest).is(true));
        DataFrame latest = artifacts.df().head(5);
        System.out.print(FrameText.of(latest));
        // end::query
        assertThat(latest.height()).isEqualTo(2);
        assertThat(latest.getColumnsIndex().toArray()).startsWith("id", "uid", "version", "is_latest");

        // tag::subset
        Artifact foreign = artifacts
                .filter(where(Artifact::description).contains("Tabula Sapiens"))
                .first()
                .orElseThrow();
        System.out.print(source.describe(foreign));
        // end::subset
        assertThat(source.describe(foreign)).startsWith("Artifact(uid='dPraor9rU1EofcFb6Wph', is_latest=True");

        // tag::save
        Artifact artifact = lamin.save(foreign);
        // end::save

        // tag::database
        foreign.id().database(); // laminlabs/lamindata
        artifact.id().database(); // default
        // end::database
        assertThat(foreign.id().database()).isEqualTo("laminlabs/lamindata");
        assertThat(artifact.id().database()).isEqualTo("default");

        // tag::describe
        System.out.print(lamin.describe(artifact));
        // end::describe
        assertThat(lamin.query(CellType.class).count()).isEqualTo(2);

        // tag::storage
        System.out.print(FrameText.of(lamin.query(Storage.class).df()));
        Storage storage = artifact.storage().get();
        storage.root(); // s3://lamindata
        storage.instanceUid(); // 4XIuR0tvaiXM, which is source.uid()
        // end::storage
        assertThat(lamin.query(Storage.class).count()).isEqualTo(2);
        assertThat(storage.root()).isEqualTo("s3://lamindata");
        assertThat(storage.instanceUid()).isEqualTo(source.uid());

        // tag::view
        System.out.print(lamin.view());
        // end::view

        // tag::transform
        Transform transform = artifact.transform().get();
        transform.name(); // Transfer from `laminlabs/lamindata`
        transform.key(); // transfers/4XIuR0tvaiXM
        transform.uid(); // 4XIuR0tvaiXM0000
        // end::transform
        assertThat(transform.name()).isEqualTo("Transfer from `laminlabs/lamindata`");
        assertThat(transform.key()).isEqualTo("transfers/4XIuR0tvaiXM");
        assertThat(transform.uid()).isEqualTo("4XIuR0tvaiXM0000");

        // tag::run
        Run parent = artifact.run().get().parent().get();
        parent.transform().get().name(); // Transfer data
        // end::run
        assertThat(parent.transform().get().name()).isEqualTo("Transfer data");

        // tag::delete
        lamin.close();
        instances.delete("test-transfer");
        // end::delete
        assertThat(Files.exists(Path.of("test-transfer"))).isFalse();
        assertThat(instances.settings().instances()).hasSize(1);
    }
}
