package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.model.Feature;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Cancellation;
import org.laminj.core.store.CancelledException;
import org.laminj.core.store.StoreSession;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

@Timeout(60)
abstract class CancellationContract {

    private final TestDatabase database;
    private final String endless;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch begun = new CountDownLatch(1);

    @TempDir
    Path folder;

    private TestEnvironment environment;

    /** @param endless a statement that gives one number, if ever */
    CancellationContract(TestDatabase database, String endless) {
        this.database = database.available();
        this.endless = endless;
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        try (Instance lab = environment.init("lab")) {
            lab.save(Draft.of(ULabel.class).with(ULabel::name, "there"));
        }
    }

    private Instance cancellable() {
        return environment
                .builder()
                .cancellation(cancellation)
                .statements(sql -> {
                    if (sql.equals(endless)) {
                        begun.countDown();
                    }
                })
                .build()
                .connect("lab");
    }

    /** As who cancels does it: until the work has ended, for it may come to its statement later. */
    private void cancelUntilDone(CompletableFuture<?> work) throws InterruptedException {
        begun.await();
        while (!work.isDone()) {
            cancellation.cancel();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private long wait(StoreSession session) {
        return ((DatabaseSession) session).number(Statement.of(endless));
    }

    @Test
    void rollsBackWhatIsBeingWritten() throws Exception {
        try (Instance lab = cancellable()) {
            Registry<ULabel> labels = lab.schema().registry(ULabel.class);
            CompletableFuture<Long> work =
                    CompletableFuture.supplyAsync(() -> lab.store().write(session -> {
                        session.delete(labels, List.of(1L));
                        return wait(session);
                    }));

            cancelUntilDone(work);

            assertThatThrownBy(work::join)
                    .hasCauseInstanceOf(CancelledException.class)
                    .hasMessageEndingWith("The work was cancelled, and its transaction is rolled back.");
            assertThat(cancellation.hasCommitted()).isFalse();
        }
        try (Instance lab = environment.instances().connect("lab")) {
            assertThat(lab.query(ULabel.class).one().name()).isEqualTo("there");
        }
    }

    @Test
    void endsWhatIsBeingRead() throws Exception {
        try (Instance lab = cancellable()) {
            CompletableFuture<Long> work =
                    CompletableFuture.supplyAsync(() -> lab.store().read(this::wait));

            cancelUntilDone(work);

            assertThatThrownBy(work::join).hasCauseInstanceOf(CancelledException.class);
        }
    }

    @Test
    void letsNothingElseBegin() {
        try (Instance lab = cancellable()) {
            Feature kept =
                    lab.save(Draft.of(Feature.class).with(Feature::name, "kept").with(Feature::dtype, "int"));
            assertThat(cancellation.hasCommitted()).isTrue();

            cancellation.cancel();

            assertThatThrownBy(() -> lab.query(ULabel.class).list()).isInstanceOf(CancelledException.class);
            assertThatThrownBy(() -> lab.save(Draft.from(kept).with(Feature::name, "changed")))
                    .isInstanceOf(CancelledException.class);
        }
        try (Instance lab = environment.instances().connect("lab")) {
            assertThat(lab.query(Feature.class).one().name()).isEqualTo("kept");
        }
    }
}
