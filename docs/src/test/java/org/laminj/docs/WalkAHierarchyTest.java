package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.not;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.CellType;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.hierarchy.Hierarchy;
import org.laminj.core.hierarchy.Relative;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageQuery;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.QuerySet;

@DisplayName("how-to/walk-a-hierarchy.md")
@ExtendWith(FreshSettings.class)
class WalkAHierarchyTest {

    private Instance lamin;
    private CellType bCell;

    @BeforeEach
    void putTermsAboveThoseOfTheArtifact() {
        SourceInstance.create();
        lamin = Instance.connect("laminlabs/lamindata");
        bCell = lamin.query(CellType.class).get(where(CellType::name).is("B cell"));
        CellType lymphocyte = term("lymphocyte", "CL:0000542");
        CellType cell = term("cell", "CL:0000000");
        lamin.related(bCell, "parents").add(lymphocyte);
        lamin.related(term("T cell", "CL:0000084"), "parents").add(lymphocyte);
        lamin.related(lymphocyte, "parents").add(cell);
        lamin.related(lamin.query(CellType.class).get(where(CellType::name).is("fibroblast")), "parents")
                .add(cell);
    }

    private CellType term(String name, String ontologyId) {
        return lamin.save(Draft.of(CellType.class).with(CellType::name, name).with(CellType::ontologyId, ontologyId));
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void walksFromOneRecord() {
        // tag::around
        Hierarchy<CellType> cellTypes = lamin.hierarchy(CellType.class);
        List<CellType> parents = cellTypes.parents(bCell);
        List<CellType> siblings = cellTypes.siblings(bCell);
        for (Relative<CellType> ancestor : cellTypes.ancestors(bCell)) {
            System.out.println(ancestor.distance() + " " + ancestor.record().name());
        }
        // end::around
        assertThat(parents).extracting(CellType::name).containsExactly("lymphocyte");
        assertThat(siblings).extracting(CellType::name).containsExactly("T cell");
        assertThat(cellTypes.ancestors(bCell))
                .extracting(ancestor -> ancestor.record().name())
                .containsExactly("lymphocyte", "cell");

        // tag::paths
        List<List<CellType>> paths = cellTypes.pathsToRoot(bCell);
        // end::paths
        assertThat(paths)
                .singleElement()
                .satisfies(path ->
                        assertThat(path).extracting(CellType::name).containsExactly("B cell", "lymphocyte", "cell"));

        // tag::roots
        QuerySet<CellType> roots = lamin.query(CellType.class).filter(lookup("parents__isnull", true));
        // end::roots
        assertThat(roots.list()).extracting(CellType::name).containsExactly("cell");
    }

    @Test
    void walksFromManyRecords() {
        Artifact artifact = lamin.query(Artifact.class).get("dPraor9rU1EofcFb6Wph");
        // tag::many
        List<CellType> terms = lamin.query(CellType.class)
                .filter(lookup("artifacts", artifact))
                .list();
        Map<CellType, List<Relative<CellType>>> above =
                lamin.hierarchy(CellType.class).ancestorsOfEach(terms);
        // end::many
        assertThat(above.keySet()).containsExactlyElementsOf(terms).hasSize(2);
        assertThat(above.get(bCell)).hasSize(2);
    }

    @Test
    void findsAnyKindOfATerm() {
        // tag::any
        QuerySet<Artifact> ofLymphocytes = lamin.query(Artifact.class).filter(lookup("cell_types__is_a", "lymphocyte"));
        // end::any
        assertThat(ofLymphocytes.one().uid()).isEqualTo("dPraor9rU1EofcFb6Wph");

        // tag::terms
        QuerySet<CellType> kinds = lamin.query(CellType.class).filter(lookup("descendants_of", "CL:0000542"));
        QuerySet<CellType> others =
                lamin.query(CellType.class).filter(not(where(CellType::id).isA(bCell)));
        // end::terms
        assertThat(kinds.list()).extracting(CellType::name).containsExactly("B cell", "T cell");
        assertThat(others.count()).isEqualTo(4);
    }

    @Test
    void drawsWhatIsAround() throws IOException {
        // tag::draw
        LineageGraph around = LineageQuery.of(lamin).depth(2).graph(bCell);
        Files.writeString(Path.of("b-cell.svg"), around.toSvg());
        // end::draw
        assertThat(Path.of("b-cell.svg")).content().contains("lymphocyte");
    }
}
