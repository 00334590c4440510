package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.allOf;
import static org.laminj.core.query.Condition.anyOf;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.not;
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
import org.laminj.core.query.Join;
import org.laminj.core.query.NameLookup;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.query.NotUniqueException;
import org.laminj.core.query.QuerySet;
import org.laminj.core.query.SearchOptions;

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

    @Test
    void byAlternativesAndContraries() {
        // tag::alternatives
        QuerySet<Artifact> dataOrLabelled = lamin.query(Artifact.class)
                .filter(anyOf(
                        where(Artifact::suffix).in(".h5ad", ".zarr"), lookup("ulabels__name__startswith", "TSP")));
        QuerySet<Artifact> withoutDonor = lamin.query(Artifact.class)
                .filter(
                        not(lookup("ulabels__name", "TSP1")),
                        where(Artifact::suffix).isNot(".zarr"));
        // end::alternatives
        assertThat(dataOrLabelled.one().key()).isEqualTo("tabula_sapiens_lung.h5ad");
        assertThat(withoutDonor.one().key()).isEqualTo("requirements.txt");

        // tag::together
        QuerySet<Artifact> either = lamin.query(Artifact.class)
                .filter(anyOf(
                        allOf(lookup("ulabels__name", "TSP1"), lookup("ulabels__created_by__handle", "anonymous")),
                        lookup("tissues__name", "lung")));
        // end::together
        assertThat(either.count()).isEqualTo(1);
    }

    @Test
    void oneRecord() {
        // tag::get
        Artifact byUid = lamin.query(Artifact.class).get("dPraor9rU1EofcFb6Wph");
        Artifact latestByStem = lamin.query(Artifact.class).get("dPraor9rU1EofcFb");
        ULabel byName = lamin.query(ULabel.class).get(where(ULabel::name).is("TSP1"));
        ULabel byId = lamin.query(ULabel.class).get(1);
        // end::get
        assertThat(byUid).isEqualTo(latestByStem);
        assertThat(byName).isEqualTo(byId);

        // tag::failure
        try {
            lamin.query(ULabel.class).get(where(ULabel::name).startsWith("TSP"));
        } catch (NotUniqueException e) {
            System.out.println(e.count() + " labels, such as " + e.found());
        } catch (NoSuchRecordException e) {
            System.out.println(e.getMessage());
        }
        // end::failure

        // tag::versions
        QuerySet<Artifact> versions = lamin.query(Artifact.class).versionsOf(byUid);
        QuerySet<Artifact> latest = lamin.query(Artifact.class).latestVersion();
        // end::versions
        assertThat(versions.list()).containsExactly(byUid);
        assertThat(latest.count()).isEqualTo(2);
    }

    @Test
    void byWords() {
        // tag::search
        List<Artifact> best =
                lamin.query(Artifact.class).search("human cell atlas").list();
        DataFrame names = lamin.query("bionty.CellType")
                .search("b cell", SearchOptions.defaults().withFields("name").withLimit(5))
                .df();
        // end::search
        assertThat(best).hasSize(1);
        assertThat(names.getColumn("name").toList()).containsExactly("B cell");

        // tag::lookup
        NameLookup<CellType> cellTypes = lamin.query(CellType.class).lookup();
        CellType bCell = cellTypes.get("b_cell");
        List<CellType> withF = cellTypes.find("f");
        // end::lookup
        assertThat(bCell.name()).isEqualTo("B cell");
        assertThat(withF).extracting(CellType::name).containsExactly("fibroblast");
    }

    @Test
    void asTables() {
        // tag::include
        DataFrame labelled = lamin.query(Artifact.class).df("created_by__handle", "ulabels__name");
        DataFrame all = lamin.query(Artifact.class).df(Join.LEFT, "ulabels__name");
        lamin.query(Artifact.class).forEachFrame(part -> System.out.println(part.height()));
        // end::include
        assertThat(labelled.get("ulabels__name", 0)).isEqualTo(List.of("TSP1", "TSP2", "TSP14"));
        assertThat(all.height()).isEqualTo(2);

        // tag::order
        List<Artifact> ordered = lamin.query(Artifact.class)
                .orderBy("-storage__root")
                .orderBy(Artifact::key)
                .list();
        // end::order
        assertThat(ordered).extracting(Artifact::key).containsExactly("requirements.txt", "tabula_sapiens_lung.h5ad");

        // tag::sql
        String sql = lamin.query(ULabel.class)
                .filter(lookup("name__icontains", "tsp"))
                .sqlWithValues();
        // end::sql
        assertThat(sql).contains("'tsp'").doesNotContain("?");
    }
}
