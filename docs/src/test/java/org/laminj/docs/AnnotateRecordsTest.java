package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.laminj.core.annotate.NewCollection;
import org.laminj.core.annotate.NewFeatureSet;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.Vocabulary;
import org.laminj.storage.Artifacts;
import org.laminj.storage.NewArtifact;

@DisplayName("how-to/annotate-records.md")
@ExtendWith(FreshSettings.class)
class AnnotateRecordsTest {

    private Instance lamin;
    private Artifact lung;
    private Artifact liver;

    @BeforeEach
    void createAnInstance() throws IOException {
        LabInstance.create();
        lamin = Instance.connect("lab");
        lung = saved("lung.csv");
        liver = saved("liver.csv");
    }

    private Artifact saved(String name) throws IOException {
        Files.writeString(Path.of(name), name);
        return Artifacts.of(lamin).save(NewArtifact.from(name).withKey(name));
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void checkAndCreate() {
        // tag::register
        List<CellType> saved = lamin.saveAll(List.of(
                Draft.of(CellType.class)
                        .with(CellType::name, "T cell")
                        .with(CellType::synonyms, "T-lymphocyte|T lymphocyte"),
                Draft.of(CellType.class).with(CellType::name, "B cell")));
        // end::register
        assertThat(saved).extracting(CellType::name).containsExactly("T cell", "B cell");

        // tag::validate
        Vocabulary<CellType> cellTypes = lamin.vocabulary(CellType.class);
        Inspection found = cellTypes.inspect(List.of("T cell", "t-lymphocyte", "NK cell"));
        found.validated(); // T cell
        found.standardizable(); // t-lymphocyte, which means T cell
        found.unknown(); // NK cell
        List<String> names = cellTypes.standardize(List.of("T cell", "t-lymphocyte", "NK cell"));
        // end::validate
        assertThat(found)
                .isEqualTo(new Inspection(
                        List.of("T cell"), Map.of("t-lymphocyte", List.of("T cell")), List.of("NK cell")));
        assertThat(names).containsExactly("T cell", "T cell", "NK cell");

        // tag::from-values
        List<CellType> there = cellTypes.fromValues(names); // T cell; a message names NK cell
        List<CellType> all = cellTypes.create(names); // T cell, and a new NK cell
        // end::from-values
        assertThat(there).extracting(CellType::name).containsExactly("T cell");
        assertThat(all).extracting(CellType::name).containsExactly("T cell", "NK cell");

        // tag::parents
        CellType lymphocyte = lamin.save(Draft.of(CellType.class).with(CellType::name, "lymphocyte"));
        for (CellType kind : all) {
            lamin.related(kind, "parents").add(lymphocyte);
        }
        // end::parents
        assertThat(lamin.related(lymphocyte, "children").query().count()).isEqualTo(2);
    }

    @Test
    void annotate() {
        List<CellType> cellTypes = lamin.vocabulary(CellType.class).create(List.of("T cell", "B cell"));
        CellType tCell = cellTypes.get(0);
        ULabel donor = lamin.vocabulary(ULabel.class).create(List.of("TSP1")).get(0);

        // tag::labels
        lamin.labels(lung).add(donor, tCell); // of any registry
        Feature cellType = lamin.save(
                Draft.of(Feature.class).with(Feature::name, "cell_type").with(Feature::dtype, "cat"));
        lamin.labels(lung).under(cellType).add(cellTypes); // as values of a feature
        List<CellType> labelled = lamin.labels(lung).of(CellType.class).list();
        // end::labels
        assertThat(labelled).containsExactlyElementsOf(cellTypes);

        // tag::features
        lamin.vocabulary(Feature.class).create(List.of("temperature"), draft -> draft.with(Feature::dtype, "number"));
        lamin.features(lung).addValues(Map.of("temperature", 27.6, "cell_type", List.of("T cell", "B cell")));
        Map<String, List<Object>> values = lamin.features(lung).values();
        // end::features
        assertThat(values).isEqualTo(Map.of("cell_type", List.of("T cell", "B cell"), "temperature", List.of(27.6)));

        // tag::sets
        FeatureSet columns =
                lamin.save(NewFeatureSet.of(lamin.query(Feature.class).list()));
        lamin.features(lung).addFeatureSet(columns, "obs");
        // end::sets
        assertThat(lamin.features(lung).featureSets()).isEqualTo(Map.of("obs", columns));

        // tag::collections
        Collection atlas = lamin.save(NewCollection.of("Atlas", List.of(lung, liver)));
        lamin.labels(atlas).add(donor);
        // end::collections
        assertThat(lamin.related(atlas, "artifacts").query().count()).isEqualTo(2);
    }

    @Test
    void versionsAndDeletion() {
        Transform first = lamin.save(Draft.of(Transform.class)
                .with(Transform::name, "Normalize")
                .with(Transform::key, "normalize")
                .with(Transform::type, "pipeline"));
        // tag::versions
        Transform second = lamin.save(Draft.revising(first).with(Transform::version, "2"));
        // end::versions
        assertThat(second.name()).isEqualTo("Normalize");

        ULabel donor = lamin.vocabulary(ULabel.class).create(List.of("TSP1")).get(0);
        lamin.labels(lung).add(donor);
        assertThatThrownBy(() -> lamin.delete(donor)).isInstanceOf(ConstraintException.class);
        // tag::delete
        lamin.labels(lung).remove(donor);
        lamin.delete(donor);
        // end::delete
        assertThat(lamin.query(ULabel.class).exists()).isFalse();
    }
}
