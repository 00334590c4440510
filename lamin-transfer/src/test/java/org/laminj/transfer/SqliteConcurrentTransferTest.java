package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A transfer beside another program that writes to the same SQLite file")
final class SqliteConcurrentTransferTest extends ConcurrentTransferContract {

    SqliteConcurrentTransferTest() {
        super(TestDatabase.SQLITE);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + lab.settings().sqliteFile().orElseThrow() + "?busy_timeout=0");
    }

    @Test
    void waitsUntilTheOtherHasDone() throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (Connection other = connection();
                Statement statement = other.createStatement()) {
            CountDownLatch begun = new CountDownLatch(1);
            statement.execute("BEGIN IMMEDIATE");
            Future<TransferReport> waiting = worker.submit(() -> {
                begun.countDown();
                return TransferProcess.transfer(lab, 0, KEYS).apply();
            });
            begun.await();
            assertThat(waiting.isDone()).isFalse();
            statement.execute("COMMIT");

            waiting.get();
        } finally {
            worker.shutdown();
        }
        assertComplete();
    }

    @Test
    void letsNobodyWriteBetweenReadingAndWriting() {
        List<Phase> locked = new ArrayList<>();
        TransferProcess.transfer(lab, 0, KEYS)
                .listener(new TransferListener() {
                    @Override
                    public void begins(Phase phase) {
                        if (phase != Phase.READ) {
                            assertThatThrownBy(() -> writeBeside()).hasMessageContaining("SQLITE_BUSY");
                            locked.add(phase);
                        }
                    }
                })
                .apply();

        assertThat(locked).containsExactly(Phase.COMPARE, Phase.WRITE, Phase.PROVE);
        assertComplete();
    }

    private void writeBeside() throws SQLException {
        try (Connection other = connection();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
    }
}
