package org.laminj.bionty.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.bionty.ontology.Finding.Kind;

@DisplayName("A release of an ontology")
class FindingsTest {

    private static Term term(int number, String name, String... parents) {
        return Term.of("X:" + number, name).withParents(List.of(parents));
    }

    @Test
    void isFineWhereNothingSurprises() {
        assertThat(Ontology.of(List.of(term(1, "a"), term(2, "b", "X:1"))).findings())
                .isEmpty();
    }

    @Test
    void tellsOfTermsAboveThemselvesButNotOfThoseBelow() {
        Ontology ontology = Ontology.of(List.of(
                term(1, "a", "X:3"),
                term(2, "b", "X:1"),
                term(3, "c", "X:2"),
                term(4, "below", "X:3"),
                term(5, "own parent", "X:5"),
                term(6, "between cycles", "X:1"),
                term(7, "below again", "X:6", "X:8"),
                term(8, "d", "X:7")));

        assertThat(ontology.findings())
                .containsExactly(
                        new Finding(Kind.CYCLE, List.of("X:1", "X:2", "X:3"), "X:1, X:2 and X:3 are above themselves."),
                        new Finding(Kind.CYCLE, List.of("X:5"), "X:5 is above itself."),
                        new Finding(Kind.CYCLE, List.of("X:7", "X:8"), "X:7 and X:8 are above themselves."));
    }

    @Test
    void tellsOfParentsThatItDoesNotHave() {
        assertThat(Ontology.of(List.of(term(1, "a", "Y:1"))).findings())
                .containsExactly(new Finding(
                        Kind.MISSING_PARENT,
                        List.of("X:1", "Y:1"),
                        "X:1 is below Y:1, which the release does not have."));
    }

    @Test
    void tellsOfIdsAndNamesOfSeveralTerms() {
        assertThat(Ontology.of(List.of(term(1, "a"), term(2, "a"), term(1, "b")))
                        .findings())
                .containsExactly(
                        new Finding(
                                Kind.SHARED_ID, List.of("X:1"), "2 terms have the id X:1, of which the first counts."),
                        new Finding(Kind.SHARED_NAME, List.of("X:1", "X:2"), "X:1 and X:2 have the same name, 'a'."));
    }

    @Test
    void tellsOfSynonymsThatPointToSeveralTerms() {
        assertThat(Ontology.of(List.of(
                                term(1, "a").withSynonyms(List.of("s", "c")),
                                term(2, "b").withSynonyms(List.of("s", "b")),
                                term(3, "c")))
                        .findings())
                .containsExactly(
                        new Finding(Kind.SHARED_SYNONYM, List.of("X:1", "X:2"), "'s' is a synonym of X:1 and X:2."),
                        new Finding(
                                Kind.SHARED_SYNONYM,
                                List.of("X:1", "X:3"),
                                "'c' is a synonym of X:1, and the name of X:3."));
    }

    @Test
    void passesOverNamesOfObsoleteTerms() {
        Term obsolete = new Term("X:2", "a", null, List.of("b"), List.of(), List.of(), true, List.of("X:1"), Map.of());

        assertThat(Ontology.of(List.of(term(1, "a").withSynonyms(List.of("b")), obsolete))
                        .findings())
                .isEmpty();
    }

    @Test
    void isLookedThroughHoweverDeepItIs() {
        Ontology chain = Ontology.of(IntStream.range(0, 20_000)
                .mapToObj(number -> term(number, "t" + number, "X:" + (number + 1)))
                .toList());

        assertThat(chain.findings()).extracting(Finding::kind).containsExactly(Kind.MISSING_PARENT);
    }
}
