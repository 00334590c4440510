package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer into SQLite of values that PostgreSQL does not hold")
final class SqliteUnfitValuesTest extends UnfitValuesContract {

    SqliteUnfitValuesTest() {
        super(TestDatabase.SQLITE);
    }

    @Override
    void assertOutcome(Instance lab, Transfer transfer, String record, String reason) {
        assertThat(transfer.plan().conflicts()).isEmpty();

        TransferReport report = transfer.apply();

        assertThat(report.records())
                .filteredOn(done -> done.key().toString().equals(record))
                .extracting(PlannedRecord::outcome)
                .containsAnyOf(Outcome.TRANSFERRED, Outcome.UPDATED);
        assertThat(values(lab)).isEqualTo(values(lab.using("origin")));
    }

    private static List<String> values(Instance instance) {
        return Stream.of(
                        instance.query(ULabel.class).list().stream()
                                .map(label -> label.name() + "|" + label.description()),
                        instance.query(Artifact.class).list().stream()
                                .map(artifact -> artifact.key() + "|" + artifact.description()),
                        instance.query(FeatureValue.class).list().stream().map(value -> String.valueOf(value.value())))
                .flatMap(lines -> lines)
                .toList();
    }
}
