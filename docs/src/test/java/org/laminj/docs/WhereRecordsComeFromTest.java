package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.CellType;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.lineage.LineageDirection;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;
import org.laminj.core.lineage.LineageQuery;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;

@DisplayName("how-to/see-where-records-come-from.md")
@ExtendWith(FreshSettings.class)
class WhereRecordsComeFromTest {

    private Instance lamin;
    private Artifact model;

    @BeforeEach
    void trainAModelOnATransferredArtifact() {
        LabInstance.create();
        lamin = Instance.connect("anonymous/lab");
        Artifact lung = lamin.save(lamin.using("laminlabs/lamindata")
                .query(Artifact.class)
                .filter(where(Artifact::uid).is("dPraor9rU1EofcFb6Wph"))
                .one());
        Run training = lamin.track("ITeOtm7bhtdq0000", TrackOptions.script("train.py"));
        lamin.related(lung, "input_of_runs").add(training);
        model = lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, "lung-model.pt")
                .with(Artifact::suffix, ".pt")
                .with(
                        Artifact::storage,
                        Ref.to(lamin.query(Storage.class).orderBy("id").first().orElseThrow())));
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void gathersAndDraws() throws IOException {
        // tag::draw
        LineageGraph lineage = lamin.lineage(model);
        Files.writeString(Path.of("lung-model.svg"), lineage.toSvg());
        System.out.print(lineage.toText());
        // end::draw
        assertThat(Path.of("lung-model.svg")).content().contains("<svg");
        assertThat(lineage.toText())
                .contains("📔 Ingest Tabula Sapiens Lung")
                .contains("in laminlabs/lamindata")
                .contains("💫 Transfer from `laminlabs/lamindata`")
                .contains("💫 train.py")
                .contains("📄 lung-model.pt");
    }

    @Test
    void gathersLess() {
        // tag::less
        LineageGraph origins = LineageQuery.of(lamin)
                .direction(LineageDirection.UPSTREAM)
                .depth(1)
                .most(200)
                .graph(model);
        // end::less
        assertThat(origins.nodes()).extracting(LineageNode::title).startsWith("lung-model.pt", "train.py");
    }

    @Test
    void walksOnTheGraph() {
        LineageGraph lineage = lamin.lineage(model);
        // tag::walk
        LineageNode asked = lineage.nodes().get(0);
        Set<LineageNode> madeBy = lineage.asGraph().predecessors(asked);
        // end::walk
        assertThat(madeBy).extracting(LineageNode::title).containsExactly("train.py");
    }

    @Test
    void drawsParents() {
        Instance source = lamin.using("laminlabs/lamindata");
        // tag::parents
        CellType cell = source.query(CellType.class)
                .filter(where(CellType::name).is("B cell"))
                .one();
        String flowchart = lamin.lineage(cell).toMermaid();
        // end::parents
        assertThat(flowchart).startsWith("flowchart LR").contains("lymphocyte", "B cell");
    }
}
