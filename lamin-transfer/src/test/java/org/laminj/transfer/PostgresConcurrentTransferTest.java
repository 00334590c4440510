package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.laminj.core.query.Condition.where;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.Run;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.BusyException;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer beside another program that writes to the same PostgreSQL database")
final class PostgresConcurrentTransferTest extends ConcurrentTransferContract {

    PostgresConcurrentTransferTest() {
        super(TestDatabase.POSTGRES);
    }

    /** A transfer during which something happens between reading and writing. */
    private Transfer disturbed(Runnable disturbance) {
        return TransferProcess.transfer(lab, 0, KEYS).listener(new TransferListener() {
            @Override
            public void begins(Phase phase) {
                if (phase == Phase.WRITE) {
                    disturbance.run();
                }
            }
        });
    }

    private void take(String name) {
        try (Instance other = environment.instances().connect("lab")) {
            other.save(Draft.of(ULabel.class).with(ULabel::name, name));
        }
    }

    private RecordKey keyInOrigin(String name) {
        return lab
                .using("origin")
                .query(ULabel.class)
                .filter(where(ULabel::name).is(name))
                .stream()
                .map(label -> new RecordKey("ULabel", label.uid()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mapsARecordWhoseNameTheOtherHasTakenAfterItWasLookedFor() {
        AtomicInteger attempts = new AtomicInteger();
        Transfer transfer = disturbed(() -> {
            if (attempts.getAndIncrement() == 0) {
                take("00.csv 0");
            }
        });

        TransferReport report = transfer.apply();

        assertThat(report.with(Outcome.MAPPED)).contains(keyInOrigin("00.csv 0"));
        assertThat(attempts).hasValue(2);
        assertComplete();
    }

    @Test
    void reportsAConflictWhereNamesMustNotBeShared() {
        AtomicInteger attempts = new AtomicInteger();
        Transfer transfer = disturbed(() -> {
                    if (attempts.getAndIncrement() == 0) {
                        take("00.csv 0");
                    }
                })
                .with(TransferOptions.builder().onSameName(OnSameName.FAIL).build());

        assertThatThrownBy(transfer::apply)
                .isInstanceOf(TransferConflictException.class)
                .hasMessageContaining("the same by name");

        assertHasOnlyLabels(1);
    }

    /** As often as the transfer is tried again another name is taken. */
    @Test
    void givesUpInTheEndWithNothingWritten() {
        AtomicInteger attempts = new AtomicInteger();
        Transfer transfer = disturbed(() -> take("00.csv " + attempts.getAndIncrement()));

        assertThatThrownBy(transfer::apply)
                .isInstanceOf(BusyException.class)
                .hasMessageMatching("Cannot transfer ULabel '\\w{8}': another program has just taken one of its"
                        + " values\\. Try again\\. Nothing was written\\.");

        assertThat(attempts.get()).isGreaterThan(1);
        assertHasOnlyLabels(attempts.get());
    }

    private void assertHasOnlyLabels(int labels) {
        assertThat(lab.query(ULabel.class).count()).isEqualTo(labels);
        assertThat(LabelledArtifacts.labelCounts(lab)).isEmpty();
        assertThat(lab.query(Run.class).count()).isZero();
    }
}
