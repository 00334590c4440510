package org.laminj.core.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Feature;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.AssayModule;
import org.laminj.core.testing.AssayModule.Antibody;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

abstract class VocabularyContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Antibody cd8;
    private Antibody cd4;
    private Antibody mystery;

    VocabularyContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.initWith("lab", new AssayModule());
        cd8 = antibody("CD8", "Leu-2|OKT8", "RPA-T8");
        cd4 = antibody("CD4", "Leu-3|T4", "RPA-T4");
        mystery = antibody("mystery", "OKT8", null);
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private Antibody antibody(String name, String synonyms, String clone) {
        return lamin.save(Draft.of(Antibody.class)
                .with(Antibody::name, name)
                .with(Antibody::synonyms, synonyms)
                .with(Antibody::cloneName, clone));
    }

    private Vocabulary<Antibody> antibodies() {
        return lamin.vocabulary(Antibody.class);
    }

    @Nested
    @DisplayName("A value is")
    class Values {

        @Test
        @DisplayName("validated if a record has exactly this")
        void validated() {
            assertThat(antibodies().validate(List.of("CD8", "cd8", "OKT8", "", "CD4", "CD8")))
                    .containsExactly(true, false, false, false, true, true);
        }

        @Test
        @DisplayName("in one part of the inspection, which tells how many are where")
        void inspected() {
            Inspection found = antibodies().inspect(List.of("CD8", "cd4", "okt8", "CD99", "CD8", " "));
            assertThat(found)
                    .isEqualTo(new Inspection(
                            List.of("CD8"),
                            Map.of("cd4", List.of("CD4"), "okt8", List.of("CD8", "mystery")),
                            List.of("CD99")));
            assertThat(found.fractionValidated()).isEqualTo(0.25);
            assertThat(found.isComplete()).isFalse();
            assertThat(environment.messages(MessageLevel.SUCCESS))
                    .containsExactly("1 unique term (25.00%) is validated for name");
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains("3 unique terms (75.00%) are not validated for name: 'cd4', 'okt8', 'CD99'\n"
                            + "   can be standardized: 'cd4', 'okt8'");
        }

        @Test
        @DisplayName("standardized from other letter case and synonyms, and stays as it is otherwise")
        void standardized() {
            assertThat(antibodies().standardize(List.of("leu-3", "CD8", "CD99", "cd8", "", "OKT8")))
                    .containsExactly("CD4", "CD8", "CD99", "CD8", "", "CD8");
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains("'OKT8' may mean 'CD8', 'mystery': took 'CD8'");
        }

        @Test
        @DisplayName("looked up in another field, which has no synonyms")
        void byAnotherField() {
            Vocabulary<Antibody> clones = antibodies().by(Antibody::cloneName);
            assertThat(clones.validate(List.of("RPA-T8", "CD8"))).containsExactly(true, false);
            assertThat(clones.standardize(List.of("rpa-t4", "OKT8"))).containsExactly("RPA-T4", "OKT8");
            assertThat(clones.fromValues(List.of("RPA-T4"))).containsExactly(cd4);
        }

        @Test
        @DisplayName("of nothing if the registry is empty, which a message tells")
        void emptyRegistry() {
            assertThat(lamin.vocabulary(ULabel.class).validate(List.of("TSP1"))).containsExactly(false);
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains("Your ULabel registry is empty, consider populating it first!");
            assertThat(lamin.vocabulary(ULabel.class).inspect(List.of()).isComplete())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("Records from values")
    class Records {

        @Test
        @DisplayName("are those that the values mean, each once, and a message names the values without one")
        void found() {
            assertThat(antibodies().fromValues(List.of("Leu-3", "CD8", "CD99", "CD4")))
                    .containsExactly(cd4, cd8);
            assertThat(environment.messages(MessageLevel.SUCCESS))
                    .containsExactly(
                            "loaded 2 Antibody records matching name: 'CD8', 'CD4'",
                            "loaded 1 Antibody record matching synonyms: 'Leu-3'");
            assertThat(environment.messages(MessageLevel.WARNING))
                    .contains("did not create Antibody record for 1 non-validated name: 'CD99'");
            assertThat(lamin.query(Antibody.class).count()).isEqualTo(3);
        }

        @Test
        @DisplayName("are created where there are none, together")
        void created() {
            List<Antibody> records = antibodies().create(List.of("CD99", "mystery", "CD3", "CD99"));
            assertThat(records).extracting(Antibody::name).containsExactly("CD99", "mystery", "CD3");
            assertThat(records).contains(mystery);
            assertThat(antibodies().create(List.of("CD99", "mystery", "CD3"))).isEqualTo(records);
            assertThat(environment.messages(MessageLevel.SUCCESS))
                    .contains("created 2 Antibody records with name: 'CD99', 'CD3'");
        }

        @Test
        @DisplayName("get what else they need from a completion of their drafts")
        void completed() {
            Vocabulary<Feature> features = lamin.vocabulary(Feature.class);
            assertThatThrownBy(() -> features.create(List.of("temperature")))
                    .isInstanceOf(ConstraintException.class)
                    .hasMessageContaining("['dtype'] are required");
            assertThat(features.create(List.of("temperature"), draft -> draft.with(Feature::dtype, "float")))
                    .extracting(Feature::dtype)
                    .containsExactly("float");
        }

        @Test
        @DisplayName("take as many statements for thousands of values as for two")
        void statements() {
            List<String> many = IntStream.range(0, 5_000)
                    .mapToObj(number -> "antibody " + number)
                    .toList();
            List<String> ofTwo = environment.statementsOf(() -> antibodies().inspect(List.of("CD99", "CD8")));
            List<String> ofMany = environment.statementsOf(() -> antibodies().inspect(many));
            assertThat(ofMany).hasSameSizeAs(ofTwo).hasSize(3);
        }
    }
}
