package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** The source is on SQLite, which holds text of any length and any characters, whatever is declared. */
abstract class UnfitValuesContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private OneInstance origin;
    private OneInstance lab;

    UnfitValuesContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        origin = new OneInstance(environment.init("origin", TestDatabase.SQLITE));
        lab = new OneInstance(environment.init("lab"));
    }

    @AfterEach
    void tearDown() {
        if (lab != null) {
            origin.close(); // absent where the test was skipped
            lab.close();
        }
    }

    /** What becomes of a transfer, one record of which has a value that not every database holds. */
    abstract void assertOutcome(Instance lab, Transfer transfer, String record, String reason);

    private <R extends SqlRecord> Transfer transfer(Class<R> registry, Update update) {
        Instance source = lab.instance().using("origin");
        return Transfer.from(source)
                .into(lab.instance())
                .select(source.query(registry))
                .with(TransferOptions.builder().update(update).build());
    }

    private void assertOutcome(Class<? extends SqlRecord> registry, String record, String reason) {
        assertOutcome(lab.instance(), transfer(registry, Update.NEVER), record, reason);
    }

    @Test
    void takesTextOfTheGreatestLengthInCharacters() {
        origin.label("aaaaaaaa", "🫁".repeat(150));

        transfer(ULabel.class, Update.NEVER).apply();

        assertThat(lab.instance().query(ULabel.class).one().name()).isEqualTo("🫁".repeat(150));
    }

    @Test
    void findsTextThatIsTooLong() {
        origin.label("aaaaaaaa", "🫁".repeat(151));

        assertOutcome(ULabel.class, "ULabel(uid='aaaaaaaa')", "its name has 151 characters, of which 150 fit");
    }

    @Test
    void findsTextWithANulInAKey() {
        origin.label("aaaaaaaa", "T\0" + "1");

        assertOutcome(
                ULabel.class,
                "ULabel(uid='aaaaaaaa')",
                "its name has a NUL character, which PostgreSQL does not store");
    }

    @Test
    void findsAllThatIsWrongWithARecord() {
        origin.save(origin.artifactDraft("aaaaaaaaaaaaaaaa0000")
                .with(Artifact::key, "k".repeat(256))
                .with(Artifact::description, "d\0"));

        assertOutcome(
                Artifact.class,
                "Artifact(uid='aaaaaaaaaaaaaaaa0000')",
                "its description has a NUL character, which PostgreSQL does not store, and its key has 256 characters, of"
                        + " which 255 fit");
    }

    @Test
    void findsARecordThatComesAlong() {
        Artifact artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        ULabel label = origin.label("aaaaaaaa", "n".repeat(200));
        origin.instance().related(artifact, "ulabels").add(label);

        assertOutcome(Artifact.class, "ULabel(uid='aaaaaaaa')", "its name has 200 characters, of which 150 fit");
    }

    @Test
    void findsAChangeOfARecordThatIsThere() {
        ULabel label = origin.label("aaaaaaaa", "T1");
        transfer(ULabel.class, Update.NEVER).apply();
        origin.save(Draft.from(label).with(ULabel::reference, "r".repeat(256)));

        assertOutcome(
                lab.instance(),
                transfer(ULabel.class, Update.IF_NEWER),
                "ULabel(uid='aaaaaaaa')",
                "its reference has 256 characters, of which 255 fit");
    }

    @Test
    void findsANulInJsonButNoTextThatLooksLikeOne() {
        Artifact artifact = origin.artifact("aaaaaaaaaaaaaaaa0000");
        FeatureValue odd = value(JsonNodeFactory.instance.textNode("\\u0000"));
        origin.instance().related(artifact, "_feature_values").add(odd);
        transfer(Artifact.class, Update.NEVER).apply();
        assertThat(lab.instance().query(FeatureValue.class).one().value()).isEqualTo(odd.value());

        FeatureValue nul = value(JsonNodeFactory.instance.arrayNode().add("a\0"));
        origin.instance().related(artifact, "_feature_values").add(nul);

        assertOutcome(
                Artifact.class,
                "FeatureValue(uid='aaaaaaaaaaaa, [\"a\\u0000\"]')",
                "its value has a NUL character, which PostgreSQL does not store");
    }

    private FeatureValue value(JsonNode json) {
        Feature note = origin.instance()
                .query(Feature.class)
                .first()
                .orElseGet(() -> origin.feature("aaaaaaaaaaaa", "note", "str"));
        return origin.save(Draft.of(FeatureValue.class)
                .with(FeatureValue::feature, Ref.to(note))
                .with(FeatureValue::value, json));
    }
}
