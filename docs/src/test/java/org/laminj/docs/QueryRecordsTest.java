package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dflib.DataFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.bionty.CellType;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QuerySet;

@DisplayName("how-to/query-records.md")
@ExtendWith(FreshSettings.class)
class QueryRecordsTest {

    private Instance lamin;

    @BeforeEach
    void openAnInstance() {
        SourceInstance.create();
        lamin = Instance.connect("laminlabs/lamindata");
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    @Test
    void byField() {
        // tag::field
        QuerySet<Artifact> large = lamin.query(Artifact.class)
                .filter(
                        where(Artifact::suffix).in(".h5ad", ".zarr"),
                        where(Artifact::size).isAtLeast(1_000_000L),
                        where(Artifact::createdAt).isGreaterThan(Instant.now().minus(Duration.ofDays(30))));
        // end::field
        assertThat(large.count()).isEqualTo(1);
    }

    @Test
    void byRelation() {
        // tag::relation
        QuerySet<Artifact> ofDonors = lamin.query(Artifact.class)
                .filter(lookup("ulabels__name__startswith", "TSP"), lookup("cell_types__name", "B cell"));
        // end::relation
        assertThat(ofDonors.one().key()).isEqualTo("tabula_sapiens_lung.h5ad");

        // tag::back
        QuerySet<CellType> inTheBucket = lamin.query(CellType.class)
                .filter(lookup("artifacts__storage__root", "s3://lamindata"))
                .orderBy(CellType::name);
        // end::back
        assertThat(inTheBucket.list()).extracting(CellType::name).containsExactly("B cell", "fibroblast");
    }

    @Test
    void bySeveralFilters() {
        // tag::several
        QuerySet<Artifact> bothDonors = lamin.query(Artifact.class)
                .filter(lookup("ulabels__name", "TSP1"))
                .filter(lookup("ulabels__name", "TSP2"));
        // end::several
        assertThat(bothDonors.count()).isEqualTo(1);
        assertThat(lamin.query(Artifact.class)
                        .filter(lookup("ulabels__name", "TSP1"), lookup("ulabels__name", "TSP2"))
                        .exists())
                .isFalse();
    }

    @Test
    void withResultVerbs() {
        QuerySet<ULabel> labels =
                lamin.query(ULabel.class).filter(where(ULabel::name).startsWith("TSP"));

        // tag::verbs
        List<ULabel> all = labels.list();
        Optional<ULabel> first = labels.orderByDescending(ULabel::createdAt).first();
        ULabel only = labels.filter(where(ULabel::name).is("TSP1")).one();
        Optional<ULabel> perhaps = labels.filter(where(ULabel::name).is("TSP3")).findOne();
        long count = labels.count();
        DataFrame table = labels.orderBy("name").limit(2).df();
        labels.forEach(label -> System.out.println(label.name()));
        // end::verbs

        assertThat(all).hasSize(3).contains(first.orElseThrow(), only);
        assertThat(perhaps).isEmpty();
        assertThat(count).isEqualTo(3);
        assertThat(table.getColumn("name").toList()).containsExactly("TSP1", "TSP14");
    }

    @Test
    void followingReferences() {
        Artifact artifact = lamin.query(Artifact.class).first().orElseThrow();

        // tag::references
        Storage storage = artifact.storage().get();
        List<?> donors = lamin.related(artifact, "ulabels").query().list();
        // end::references

        assertThat(storage.root()).isEqualTo("s3://lamindata");
        assertThat(donors).hasSize(3);
    }

    @Test
    void ofAnyVisibility() {
        // tag::visibility
        QuerySet<Artifact> withTrash = lamin.query(Artifact.class).anyVisibility();
        QuerySet<Artifact> onlyTrash =
                lamin.query(Artifact.class).filter(where(Artifact::visibility).is(-1));
        // end::visibility
        assertThat(withTrash.count()).isEqualTo(2);
        assertThat(onlyTrash.exists()).isFalse();
    }

    @Test
    void byNameOfTheRegistry() {
        // tag::name
        DataFrame terms = lamin.query("bionty.CellType").orderBy("-name").df();
        // end::name
        assertThat(terms.getColumn("name").toList()).containsExactly("fibroblast", "B cell");
    }
}
