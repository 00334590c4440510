package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.laminj.core.spi.StorageBackend;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.uid.ContentHash;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Small objects on S3 beside the plain client of the AWS SDK, and the hash of a large file beside reading it. */
final class StorageBenchmark {

    private static final String OBJECTS_NOTE =
            "One after the other, 4 kB each, on a server in the same process; both sides take turns. The floor"
                    + " is the client of the AWS SDK with the same settings, which compares nothing.";
    private static final String HASH_NOTE =
            "A sparse file of 2 GiB, of which the first and the last 50 MiB are hashed.";
    private static final String BUCKET = "benchmark";
    private static final int OBJECT_BYTES = 4_000;
    private static final long FILE_BYTES = 2L << 30;
    private static final int END_BYTES = 50 << 20;
    private static final int BUFFER_BYTES = 256 << 10;

    private StorageBenchmark() {}

    static List<ResultTable> run(BenchmarkOptions options) throws Exception {
        return List.of(objects(options), hashes(options));
    }

    private static ResultTable objects(BenchmarkOptions options) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (S3Server server = S3Server.start()) {
            server.createBucket(BUCKET);
            Map<String, String> before = set(server.systemProperties());
            try {
                StorageBackends backends = StorageBackends.discovered();
                for (long objects : options.sizes(1_000)) {
                    Objects measured = new Objects(server.client(), backends);
                    rows.add(row("put", objects, options, objects, measured::putOurs, measured::putPlain));
                    rows.add(row("get", objects, options, objects, measured::getOurs, measured::getPlain));
                }
            } finally {
                before.forEach((name, value) -> {
                    if (value.isEmpty()) {
                        System.clearProperty(name);
                    } else {
                        System.setProperty(name, value);
                    }
                });
            }
        }
        return new ResultTable("Objects on S3", OBJECTS_NOTE, columns("what", "objects"), rows);
    }

    /** Sets properties of this process; gives what they were, or an empty text. */
    private static Map<String, String> set(Map<String, String> properties) {
        Map<String, String> before = new TreeMap<>();
        properties.forEach((name, value) -> before.put(
                name, Optional.ofNullable(System.setProperty(name, value)).orElse("")));
        return before;
    }

    private static ResultTable hashes(BenchmarkOptions options) throws Exception {
        try (Workplace workplace = Workplace.below(options.work())) {
            Path file = workplace.folder().resolve("sparse");
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(FILE_BYTES);
            }
            Work ours = turn -> ContentHash.of(file);
            return new ResultTable(
                    "Hash of a large file",
                    HASH_NOTE,
                    columns("beside", "GiB"),
                    List.of(
                            row("reading both ends", 2, options, 1, ours, turn -> readBothEnds(file, Optional.empty())),
                            row(
                                    "SHA-1 of both ends",
                                    2,
                                    options,
                                    1,
                                    ours,
                                    turn -> readBothEnds(file, Optional.of(MessageDigest.getInstance("SHA-1"))))));
        }
    }

    private static void readBothEnds(Path file, Optional<MessageDigest> digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long from : List.of(0L, FILE_BYTES - END_BYTES)) {
            try (InputStream bytes = Files.newInputStream(file)) {
                bytes.skipNBytes(from);
                for (int left = END_BYTES; left > 0; ) {
                    int read = bytes.read(buffer, 0, Math.min(buffer.length, left));
                    digest.ifPresent(sha1 -> sha1.update(buffer, 0, read));
                    left -= read;
                }
            }
        }
        digest.ifPresent(MessageDigest::digest);
    }

    private static List<String> columns(String... first) {
        return ImmutableList.<String>builder()
                .add(first)
                .addAll(Measurement.COLUMNS)
                .build();
    }

    /** Both sides take turns within each round as well, for a server and other programs disturb for less than a round. */
    private static List<Object> row(String what, long size, BenchmarkOptions options, long turns, Work ours, Work floor)
            throws Exception {
        List<Times> rounds = options.rounds(new Rounds(5, 9)).run(floorFirst -> {
            long oursNanos = 0;
            long floorNanos = 0;
            for (long turn = 0; turn < turns; turn++) {
                if (floorFirst) {
                    floorNanos += nanos(floor, turn);
                }
                oursNanos += nanos(ours, turn);
                if (!floorFirst) {
                    floorNanos += nanos(floor, turn);
                }
            }
            return new Times(oursNanos, floorNanos);
        });
        Measurement measurement = new Measurement(rounds);
        Progress.tell(what, measurement);
        return ImmutableList.builder()
                .add(what, size)
                .addAll(measurement.cells())
                .build();
    }

    private static long nanos(Work work, long turn) throws Exception {
        long start = System.nanoTime();
        work.run(turn);
        return System.nanoTime() - start;
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        void run(long turn) throws Exception;
    }

    /** The same objects by the plain client and by ours. */
    private static final class Objects {

        private final S3Client plain;
        private final StorageBackend ours;
        private final StoragePath folder = StoragePath.of("s3://" + BUCKET + "/ours");
        private final byte[] content = new byte[OBJECT_BYTES];

        Objects(S3Client plain, StorageBackends backends) {
            this.plain = plain;
            this.ours = backends.of(folder);
            new Random(3).nextBytes(content);
        }

        private static String key(long object) {
            return "object-" + object;
        }

        void putOurs(long object) {
            ours.write(folder.resolve(key(object)), ObjectContent.of(content), WriteCondition.none());
        }

        void putPlain(long object) {
            plain.putObject(put -> put.bucket(BUCKET).key("plain/" + key(object)), RequestBody.fromBytes(content));
        }

        void getOurs(long object) throws IOException {
            requireContent(ours.read(folder.resolve(key(object))));
        }

        void getPlain(long object) throws IOException {
            requireContent(plain.getObject(get -> get.bucket(BUCKET).key("plain/" + key(object))));
        }

        private void requireContent(InputStream read) throws IOException {
            try (read) {
                if (!Arrays.equals(read.readAllBytes(), content)) {
                    throw new IllegalStateException("Another object was read than was written: nothing was measured.");
                }
            }
        }
    }
}
