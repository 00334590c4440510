package org.laminj.wetlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.annotate.NewFeatureSet;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Storage;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("An artifact is annotated with records of all schema modules:")
class LabelsTest {

    @TempDir
    Path folder;

    private Instance lamin;
    private Artifact lung;

    @BeforeEach
    void open() {
        lamin = TestEnvironment.in(folder).init("lab", "bionty", "wetlab");
        lung = lamin.save(Draft.of(Artifact.class)
                .with(Artifact::key, "lung.h5ad")
                .with(Artifact::suffix, ".h5ad")
                .with(Artifact::storage, Ref.to(lamin.query(Storage.class).one())));
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    private Well well() {
        return lamin.save(
                Draft.of(Well.class).with(Well::name, "A1").with(Well::row, "A").with(Well::column, 1));
    }

    @Test
    @DisplayName("labels, also by links that carry nothing and by links that the database does not keep unique")
    void labels() {
        CellType tCell =
                lamin.vocabulary(CellType.class).create(List.of("T cell")).get(0);
        Biosample sample = lamin.save(Draft.of(Biosample.class).with(Biosample::name, "sample 1"));
        Well well = well();
        assertThat(lamin.labels(lung).add(tCell, sample, well)).isEqualTo(3);
        assertThat(lamin.labels(lung).add(well, sample, tCell)).isZero();
        assertThat(lamin.describe(lung)).endsWith("""
                  Labels
                    .cell_types = 'T cell'
                    .wells = 'A1'
                    .biosamples = 'sample 1'
                """);
        Feature origin =
                lamin.save(Draft.of(Feature.class).with(Feature::name, "origin").with(Feature::dtype, "cat"));
        assertThatThrownBy(() -> lamin.labels(lung).under(origin).add(sample))
                .isInstanceOf(ValidationException.class)
                .hasMessage(
                        "Cannot label with biosamples under a feature: their links name none. Add them without one.");
    }

    @Test
    @DisplayName("categories by name, from each registry that the dtype of the feature names")
    void categories() {
        lamin.vocabulary(CellType.class).create(List.of("T cell"));
        well();
        lamin.save(Draft.of(Feature.class)
                .with(Feature::name, "where")
                .with(Feature::dtype, "cat[wetlab.Well|bionty.CellType]"));
        lamin.features(lung).addValues(Map.of("where", List.of("A1", "T cell")));
        assertThat(lamin.features(lung).values()).isEqualTo(Map.of("where", List.of("T cell", "A1")));
    }

    @Test
    @DisplayName("feature sets of genes")
    void featureSets() {
        Organism human =
                lamin.vocabulary(Organism.class).create(List.of("human")).get(0);
        List<Gene> genes = lamin.vocabulary(Gene.class)
                .create(List.of("BRCA2", "TP53"), draft -> draft.with(Gene::organism, Ref.to(human)));
        FeatureSet set = lamin.save(NewFeatureSet.of(genes).withDtype("float"));
        lamin.features(lung).addFeatureSet(set, "var");
        assertThat(set.registry()).isEqualTo("bionty.Gene");
        assertThat(lamin.describe(lung)).contains("'var' = 'BRCA2', 'TP53'");
        assertThat(genes).extracting(Gene::uid).doesNotHaveDuplicates();
    }
}
