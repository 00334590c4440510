package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.QuerySet;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferReport;

@DisplayName("README.md")
@ExtendWith(FreshSettings.class)
class ReadmeTest {

    @Test
    void transfersArtifacts() throws IOException {
        SourceInstance.create();

        // tag::transfer
        Instances instances = Instances.ofEnvironment();
        try (Instance lab = instances.init(InitOptions.at("./lab").withModules("bionty"))) {
            Instance source = lab.using("laminlabs/lamindata");
            QuerySet<Artifact> selected = source.query(Artifact.class)
                    .filter(where(Artifact::isLatest).is(true), lookup("ulabels__name", "TSP1"));

            TransferReport report =
                    Transfer.from(source).into(lab).select(selected).apply();

            System.out.println(report.table()); // what became of the rows of each registry and link table

            Artifact here = lab.query(Artifact.class).first().orElseThrow();
            System.out.println(lab.describe(here)); // what it is, and what belongs to it
            Files.writeString(Path.of("lineage.svg"), lab.lineage(here).toSvg()); // where it comes from, as a picture
        }
        // end::transfer

        assertThat(Path.of("lineage.svg")).content().contains("Tabula Sapiens", "Transfer from");
        try (Instance lab = Instance.connect("lab")) {
            assertThat(lab.query(Artifact.class).one().uid()).isEqualTo("dPraor9rU1EofcFb6Wph");
        }
    }
}
