package org.laminj.bionty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.internal.registry.InstancePublicTerms;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.spi.PublicTerms.Found;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.core.uid.DeterministicUid;

abstract class PublicTermsContract {

    private static final Term CELL = Term.of("CL:0000000", "cell");
    private static final Term LEUKOCYTE = Term.of("CL:0000738", "leukocyte")
            .withParents(List.of("CL:0000000", "CL:9"))
            .withSynonyms(List.of("white blood cell", "leucocyte"));
    private static final Term OLD =
            new Term("CL:0000001", "old", null, List.of(), List.of(), List.of(), true, List.of(), Map.of());
    private static final Instant LONG_AGO = Instant.parse("2024-05-06T07:08:09.123456Z");

    private final TestDatabase database;

    @TempDir
    Path folder;

    private Instance lamin;

    PublicTermsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        lamin = TestEnvironment.in(folder, database).init("lab", "bionty");
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private static PublicTerms terms(Term... terms) {
        return new InstancePublicTerms((instance, source) -> {
            if (source.entity().equals("bionty.Organism")) {
                throw new OntologyException(Reason.UNREACHABLE, "No network.");
            }
            return Ontology.of(List.of(terms));
        });
    }

    private Registry<?> registry(Class<? extends SqlRecord> type) {
        return lamin.schema().registry(type);
    }

    private Creation creation() {
        return new Creation(lamin.user().id().value(), null, LONG_AGO);
    }

    private List<PublicTerms.Term> missing(Found found) {
        return lamin.store().read(found::missing);
    }

    private List<PublicTerms.Term> created(Found found, Creation creation) {
        return lamin.store().write(session -> found.create(session, creation));
    }

    @Test
    @DisplayName("are those of the releases in use, of all organisms, and none for registries without ontologies")
    void releases() {
        PublicTerms terms = terms();
        assertThat(terms.releases(lamin, registry(Disease.class)))
                .extracting(PublicTerms.Release::name)
                .containsExactly("mondo 2024-06-04", "doid 2024-05-29 (human)");
        assertThat(terms.releases(lamin, registry(ULabel.class))).isEmpty();
        assertThat(terms.releases(lamin, registry(Source.class))).isEmpty();
        assertThat(lamin.publicTerms(registry(CellType.class))).isPresent();
    }

    @Test
    @DisplayName("are found by their ids, and created with those above them in the transaction of whoever asks")
    void created() {
        Found found = terms(LEUKOCYTE, CELL, OLD)
                .releases(lamin, registry(CellType.class))
                .get(0)
                .find(List.of("CL:0000738", "CL:0000001", "CL:7"));
        PublicTerms.Term cell = new PublicTerms.Term(
                DeterministicUid.of("CL:0000000", 8), "CL:0000000", "cell", null, null, List.of(), false);
        PublicTerms.Term leukocyte = new PublicTerms.Term(
                DeterministicUid.of("CL:0000738", 8),
                "CL:0000738",
                "leukocyte",
                "white blood cell|leucocyte",
                null,
                List.of("CL:0000000"),
                false);
        PublicTerms.Term old = new PublicTerms.Term(
                DeterministicUid.of("CL:0000001", 8), "CL:0000001", "old", null, null, List.of(), true);
        assertThat(found.terms()).containsExactly(Map.entry("CL:0000738", leukocyte), Map.entry("CL:0000001", old));
        assertThat(missing(found)).containsExactly(cell, leukocyte);
        assertThat(lamin.query(CellType.class).count()).isZero();

        Creation creation = creation();
        assertThat(created(found, creation)).containsExactly(cell, leukocyte);
        CellType record = lamin.query(CellType.class)
                .filter(where(CellType::name).is("leukocyte"))
                .one();
        assertThat(record)
                .extracting(
                        CellType::uid,
                        CellType::createdAt,
                        CellType::updatedAt,
                        each -> each.source().get().uid())
                .containsExactly(leukocyte.uid(), LONG_AGO, LONG_AGO, "1Lhf");
        assertThat(lamin.related(record, "parents").query().count()).isEqualTo(1);
        assertThat(missing(found)).isEmpty();
        assertThat(created(found, creation)).isEmpty();
    }

    @Test
    @DisplayName("name an organism that is there by then, and cannot be created without one")
    void organism() {
        Found found = terms(Term.of("ENSG00000139618", "BRCA2"))
                .releases(lamin, registry(Gene.class))
                .get(0)
                .find(List.of("ENSG00000139618"));
        Creation creation = creation();
        assertThat(missing(found)).extracting(PublicTerms.Term::uid).containsExactly("1DQZiYQ1wP6x");
        assertThatThrownBy(() -> created(found, creation))
                .isInstanceOf(OntologyException.class)
                .hasMessageStartingWith("There is no organism 'human' in the instance, and the ontology of organisms"
                        + " cannot be used: No network.");
        assertThat(lamin.query(Gene.class).count()).isZero();
        Organism human = lamin.save(Draft.of(Organism.class).with(Organism::name, "human"));
        created(found, creation);
        assertThat(lamin.query(Gene.class).one().organism().get()).isEqualTo(human);
    }
}
