package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.Instance;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer of values that PostgreSQL does not hold")
final class PostgresUnfitValuesTest extends UnfitValuesContract {

    PostgresUnfitValuesTest() {
        super(TestDatabase.POSTGRES);
    }

    @Override
    void assertOutcome(Instance lab, Transfer transfer, String record, String reason) {
        List<Long> before = TableCounts.of(lab);

        assertThat(transfer.plan().conflicts())
                .extracting(conflict -> conflict.key() + ": " + conflict.reason())
                .containsExactly(record + ": " + reason);
        assertThatThrownBy(transfer::apply)
                .isInstanceOf(TransferConflictException.class)
                .hasMessageStartingWith("Cannot transfer " + record + ": " + reason + ". ")
                .hasMessageEndingWith(" Nothing was written.");

        assertThat(TableCounts.of(lab)).isEqualTo(before);
    }
}
