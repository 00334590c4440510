package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;

/** One instance that many threads use while one of them transfers into it. */
abstract class SharedInstanceContract {

    private static final int READERS = 32;
    private static final int TRANSFERS = 2;
    private static final int ARTIFACTS = 20;

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TwoInstances both;
    private Instance lab;
    private Artifact first;
    private final AtomicBoolean transferring = new AtomicBoolean(true);

    SharedInstanceContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        both = TwoInstances.in(folder, database);
        lab = both.lab().instance();
        ULabel label = both.origin().label("label000", "T1");
        List<Artifact> artifacts = both.origin()
                .instance()
                .saveAll(IntStream.rangeClosed(0, TRANSFERS * ARTIFACTS)
                        .mapToObj("aaaaaaaaaaaaa%03d0000"::formatted)
                        .map(both.origin()::artifactDraft)
                        .toList());
        both.origin().link(label, "artifacts", artifacts.toArray(SqlRecord[]::new));
        both.transferInto(both.lab(), artifacts(0, 1)).apply();
        first = lab.query(Artifact.class).one();
    }

    @AfterEach
    void tearDown() {
        both.close();
    }

    private List<Artifact> artifacts(int from, int to) {
        return both.origin()
                .instance()
                .query(Artifact.class)
                .orderBy(Artifact::uid)
                .list()
                .subList(from, to);
    }

    @Test
    @Timeout(60)
    @DisplayName("gives each of them all of a transfer or nothing of it")
    void givesAllOrNothing() throws Exception {
        Set<Long> whole = Set.of(1L, 1L + ARTIFACTS, 1L + 2 * ARTIFACTS);
        CountDownLatch reading = new CountDownLatch(READERS);
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        List<Future<Set<Long>>> seen = new ArrayList<>();
        try {
            for (int reader = 0; reader < READERS; reader++) {
                int verb = reader;
                seen.add(threads.submit(() -> {
                    Set<Long> counts = new HashSet<>();
                    do {
                        counts.add(artifactsSeen(verb));
                        reading.countDown();
                    } while (transferring.get());
                    return counts;
                }));
            }
            assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
            for (int transfer = 0; transfer < TRANSFERS; transfer++) {
                int from = 1 + transfer * ARTIFACTS;
                both.transferInto(both.lab(), artifacts(from, from + ARTIFACTS)).apply();
            }
            transferring.set(false);
            for (Future<Set<Long>> counts : seen) {
                assertThat(whole).containsAll(counts.get());
            }
        } finally {
            transferring.set(false);
            threads.shutdownNow();
        }
        assertThat(lab.query(Artifact.class).count()).isEqualTo(1 + TRANSFERS * ARTIFACTS);
    }

    /** How many artifacts there are, asked in one of the ways in which programs ask. */
    private long artifactsSeen(int verb) {
        return switch (verb % 5) {
            case 0 -> lab.query(Artifact.class).list().size();
            case 1 -> lab.query(Artifact.class).df().height();
            case 2 ->
                lab.query(Artifact.class).filter(lookup("ulabels__name", "T1")).count();
            case 3 ->
                lab.related(lab.query(ULabel.class).one(), "artifacts").query().count();
            default -> {
                assertThat(lab.describe(first)).contains("'T1'");
                yield lab.query(Artifact.class).ids().size();
            }
        };
    }
}
