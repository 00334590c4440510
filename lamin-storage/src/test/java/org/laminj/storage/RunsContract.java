package org.laminj.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.Ref;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** What is kept of a run: its inputs, its end, and what it ran on. */
abstract class RunsContract {

    private static final Instant NOON = Instant.parse("2026-05-07T12:00:00Z");

    private final TestDatabase database;

    @TempDir
    Path folder;

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private TestEnvironment environment;
    private Instance lamin;
    private Artifacts artifacts;

    RunsContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void init() {
        environment = TestEnvironment.in(folder, database);
        environment.init("lab").close();
        lamin = environment.builder().clock(clock()).build().connect("anonymous/lab");
        artifacts = Artifacts.of(lamin);
    }

    @AfterEach
    void close() {
        lamin.close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.get();
            }
        };
    }

    private TrackOptions pipeline(String name) {
        return TrackOptions.pipeline(name).withWorkingDirectory(folder);
    }

    private Artifact saved(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), name);
        return artifacts.save(NewArtifact.from(file).withKey(name));
    }

    /** An artifact that another pipeline made. */
    private Artifact made(String name) throws IOException {
        lamin.track(pipeline("make " + name));
        Artifact made = saved(name);
        lamin.finish();
        return made;
    }

    private List<String> told(MessageLevel level) {
        return environment.messages(level);
    }

    private String last(MessageLevel level) {
        return told(level).get(told(level).size() - 1);
    }

    private List<Artifact> hidden() {
        return lamin.query(Artifact.class)
                .filter(where(Artifact::visibility).is(0))
                .list();
    }

    private String text(Artifact artifact) throws IOException {
        return Files.readString(artifacts.path(artifact).toFile());
    }

    @Nested
    @DisplayName("A run that is finished")
    class Finished {

        @Test
        @DisplayName("has an end, and people are told how long it took")
        void hasAnEnd() {
            Run run = lamin.track(pipeline("align"));
            time.set(NOON.plus(Duration.ofMillis(3_723_500)));

            Run finished = lamin.finish();

            assertThat(finished.uid()).isEqualTo(run.uid());
            assertThat(finished.finishedAt()).isEqualTo(NOON.plusMillis(3_723_500));
            assertThat(finished.status()).isEqualTo(Run.Status.FINISHED);
            assertThat(lamin.run()).isEmpty();
            assertThat(last(MessageLevel.IMPORTANT))
                    .isEqualTo("finished Run('" + run.uid().substring(0, 8)
                            + "') after 1:02:03.500000 at 2026-05-07 13:02:03 UTC");
        }

        @Test
        @DisplayName("may have taken days")
        void mayTakeDays() {
            lamin.track(pipeline("align"));
            time.set(NOON.plus(Duration.ofHours(49)));

            lamin.finish();

            assertThat(last(MessageLevel.IMPORTANT)).endsWith(" after 2 days, 1:00:00 at 2026-05-09 13:00:00 UTC");
        }

        @Test
        @DisplayName("has its environment in a hidden artifact, which is that of others that ran on the same")
        void hasItsEnvironment() throws IOException {
            lamin.track(pipeline("align"));
            Run first = lamin.finish();
            lamin.track(pipeline("count"));
            Run second = lamin.finish();

            Artifact environment = hidden().get(0);
            assertThat(hidden()).hasSize(1);
            assertThat(first.environment()).isEqualTo(Ref.to(environment)).isEqualTo(second.environment());
            assertThat(environment.description()).isEqualTo("jvm-environment.txt");
            assertThat(environment.suffix()).isEqualTo(".txt");
            assertThat(environment.key()).isNull();
            assertThat(environment.run()).isNull();
            assertThat(environment.transform()).isNull();
            assertThat(environment.keyIsVirtual()).isTrue();
            assertThat(text(environment))
                    .hasSize(environment.size().intValue())
                    .startsWith("java " + System.getProperty("java.version"))
                    .contains("\ncom.google.guava:guava:");
        }

        @Test
        @DisplayName("leaves its source on its transform")
        void leavesItsSource() throws IOException {
            Path file = Files.writeString(folder.resolve("load.py"), "hello\n");
            TrackOptions script =
                    TrackOptions.script("load.py").withSource(file).withWorkingDirectory(folder);
            lamin.track("Qr1kNtLk5Zu90000", script);

            Run finished = lamin.finish();

            Transform transform = lamin.query(Transform.class).one();
            assertThat(finished.isConsecutive()).isTrue();
            assertThat(transform.sourceCode()).isEqualTo("hello\n");
            assertThat(transform.hash()).isEqualTo("sZRqySSS0jR8YjW00mERhA");
            lamin.track("Qr1kNtLk5Zu90000", script);
            lamin.finish();
            assertThat(told(MessageLevel.IMPORTANT)).contains("source code is already saved");
        }

        @Test
        @DisplayName("leaves that source which a notebook has at its end")
        void leavesTheLastSource() throws IOException {
            Path file = Files.writeString(folder.resolve("lung.ipynb"), "{}");
            lamin.track(
                    "Nv48yAceNSh80000",
                    TrackOptions.notebook("lung.ipynb", "Lung").withSource(file).withWorkingDirectory(folder));
            Files.writeString(file, "{\"cells\": []}");

            lamin.finish();

            assertThat(lamin.query(Transform.class).one().sourceCode()).isEqualTo("{\"cells\": []}");
        }

        @Test
        @DisplayName("does not overwrite the source that another program left meanwhile")
        void keepsOtherSource() throws IOException {
            Path file = Files.writeString(folder.resolve("load.py"), "hello\n");
            lamin.track(
                    "Qr1kNtLk5Zu90000",
                    TrackOptions.script("load.py").withSource(file).withWorkingDirectory(folder));
            Transform transform = lamin.query(Transform.class).one();
            lamin.save(Draft.from(transform).with(Transform::sourceCode, "x").with(Transform::hash, "h"));

            lamin.finish();

            assertThat(lamin.query(Transform.class).one().sourceCode()).isEqualTo("x");
            assertThat(last(MessageLevel.WARNING))
                    .isEqualTo(
                            "other source code (hash 'h') was saved for Transform('Qr1kNtLk5Zu90000') meanwhile and is"
                                    + " not overwritten");
        }

        @Test
        @DisplayName("lacks its environment where nothing stores it, and people are told what to add")
        void endsWithoutStorage() {
            try (Instance bare = environment
                    .builder()
                    .storageBackends(StorageBackends.of())
                    .build()
                    .connect("anonymous/lab")) {
                bare.track(pipeline("align"));

                Run finished = bare.finish();

                assertThat(finished.finishedAt()).isNotNull();
                assertThat(finished.environment()).isNull();
                assertThat(last(MessageLevel.HINT))
                        .startsWith("'jvm-environment.txt' was not kept: ")
                        .contains("Add org.laminj:lamin-storage");
            }
        }

        @Test
        @DisplayName("lacks its environment where the storage cannot be written to, and people are warned")
        void endsWithoutAWritableStorage() throws IOException {
            Path reserved = lamin.settings().storageRoot().path().resolve(".lamindb");
            Files.move(reserved, folder.resolve("moved"));
            Files.writeString(reserved, "in the way");
            lamin.track(pipeline("align"));

            Run finished = lamin.finish();

            assertThat(finished.status()).isEqualTo(Run.Status.FINISHED);
            assertThat(finished.environment()).isNull();
            assertThat(last(MessageLevel.WARNING)).startsWith("'jvm-environment.txt' was not kept: ");
        }

        @Test
        @DisplayName("was started before")
        void wasStartedBefore() {
            assertThatExceptionOfType(TrackException.class)
                    .isThrownBy(lamin::finish)
                    .withMessage("Please run `lamin.track()` before `lamin.finish()`");
        }
    }

    @Nested
    @DisplayName("A run that fails")
    class Failed {

        @Test
        @DisplayName("has no end, but a report that says why")
        void hasAReport() throws IOException {
            Run run = lamin.track(pipeline("align"));

            Run failed = lamin.fail(new IllegalStateException("no reads", new IOException("disk full")));

            assertThat(failed.status()).isEqualTo(Run.Status.FAILED);
            assertThat(failed.finishedAt()).isNull();
            assertThat(failed.environment()).isNotNull();
            assertThat(lamin.run()).isEmpty();
            Artifact report = failed.report().get();
            assertThat(report.description()).isEqualTo("Report of run " + run.uid());
            assertThat(report.visibility()).isZero();
            assertThat(text(report))
                    .isEqualTo("run " + run.uid() + " failed at 2026-05-07 12:00:00 UTC\n"
                            + "java.lang.IllegalStateException: no reads\ncaused by java.io.IOException: disk full\n");
            assertThat(last(MessageLevel.IMPORTANT))
                    .isEqualTo("failed Run('" + run.uid().substring(0, 8)
                            + "'): java.lang.IllegalStateException: no reads");
        }

        @Test
        @DisplayName("is told apart from one that is finished, and one that is not")
        void isToldApart() {
            IllegalStateException reason = new IllegalStateException("no reads");
            assertThat(lamin.inRun(
                            pipeline("good"), () -> lamin.run().orElseThrow().status()))
                    .isEqualTo(Run.Status.STARTED);

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> lamin.inRun(pipeline("bad"), () -> {
                        throw reason;
                    }))
                    .isSameAs(reason);

            assertThat(lamin.query(Run.class)
                            .orderBy(Run::createdAt)
                            .orderBy("id")
                            .list())
                    .extracting(Run::status)
                    .containsExactly(Run.Status.FINISHED, Run.Status.FAILED);
            assertThat(lamin.run()).isEmpty();
        }

        @Test
        @DisplayName("is left open by a program that only closes the instance")
        void isLeftOpen() {
            lamin.track(pipeline("align"));
            lamin.close();
            lamin = environment.instances().connect("anonymous/lab");

            assertThat(lamin.query(Run.class).one().status()).isEqualTo(Run.Status.STARTED);
        }
    }

    @Nested
    @DisplayName("An input of a run")
    class Inputs {

        private List<String> inputs(Run run) {
            return lamin.query(Artifact.class).anyVisibility().filter(lookup("input_of_runs", run)).list().stream()
                    .map(Artifact::key)
                    .toList();
        }

        private List<String> predecessors() {
            return lamin
                    .query(Transform.class)
                    .filter(lookup("successors__name", "count"))
                    .orderBy(Transform::name)
                    .list()
                    .stream()
                    .map(Transform::name)
                    .toList();
        }

        @Test
        @DisplayName("is what it opens, once, and its transform comes after that which made it")
        void isWhatItOpens() throws IOException {
            Artifact a = made("a.txt");
            Artifact b = made("b.txt");
            Artifact c = made("c.txt");
            Run run = lamin.track(pipeline("count"));

            artifacts.cache(a);
            try (InputStream open = artifacts.open(b);
                    SeekableByteChannel channel = artifacts.openChannel(c)) {
                assertThat(open.read()).isEqualTo('b');
                assertThat(channel.size()).isEqualTo(5);
            }
            artifacts.cache(a);

            assertThat(inputs(run)).containsExactly("a.txt", "b.txt", "c.txt");
            assertThat(predecessors()).containsExactly("make a.txt", "make b.txt", "make c.txt");
            assertThat(told(MessageLevel.INFO).stream().filter(text -> text.startsWith("adding")))
                    .containsExactly(
                            adding(
                                    "artifact",
                                    a.id().value(),
                                    run,
                                    a.transform().id().value()),
                            adding(
                                    "artifact",
                                    b.id().value(),
                                    run,
                                    b.transform().id().value()),
                            adding(
                                    "artifact",
                                    c.id().value(),
                                    run,
                                    c.transform().id().value()));
        }

        private String adding(String what, long id, Run run, long transform) {
            return "adding " + what + " ids [" + id + "] as inputs for run " + run.id() + ", adding parent transform "
                    + transform;
        }

        @Test
        @DisplayName("is none of its outputs")
        void isNoOutput() throws IOException {
            Run run = lamin.track(pipeline("count"));

            artifacts.cache(saved("own.txt"));

            assertThat(inputs(run)).isEmpty();
        }

        @Test
        @DisplayName("is the collection whose artifacts it asks for")
        void isACollection() throws IOException {
            Artifact a = made("a.txt");
            Collection collection = lamin.save(Draft.of(Collection.class).with(Collection::name, "All"));
            lamin.related(collection, "artifacts").add(a);
            Run run = lamin.track(pipeline("count"));

            lamin.related(collection, "artifacts").query();

            assertThat(lamin.query(Collection.class)
                            .filter(lookup("input_of_runs", run))
                            .one())
                    .isEqualTo(collection);
            assertThat(inputs(run)).isEmpty();
            assertThat(last(MessageLevel.INFO))
                    .isEqualTo("adding collection ids [" + collection.id() + "] as inputs for run " + run.id());
        }

        @Test
        @DisplayName("is what the program names")
        void isWhatTheProgramNames() throws IOException {
            Artifact a = made("a.txt");
            Artifact b = made("b.txt");
            Run run = lamin.track(pipeline("count"));

            lamin.addInputs(a, b);
            lamin.addInputs(List.of(b));

            assertThat(inputs(run)).containsExactly("a.txt", "b.txt");
            assertThat(last(MessageLevel.INFO))
                    .isEqualTo("adding artifact ids [" + a.id() + ", " + b.id() + "] as inputs for run " + run.id()
                            + ", adding parent transforms [" + a.transform().id() + ", "
                            + b.transform().id() + "]");
        }

        @Test
        @DisplayName("is no label")
        void isNoLabel() {
            ULabel label = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "T1"));
            lamin.track(pipeline("count"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lamin.addInputs(label))
                    .withMessage("Cannot note a ULabel as input of a run: name what has content, an artifact or a"
                            + " collection.");
        }

        @Test
        @DisplayName("needs a run, and people are told once if there is none")
        void needsARun() throws IOException {
            Artifact a = saved("a.txt");
            artifacts.withoutInputs().cache(a);
            assertThat(told(MessageLevel.WARNING))
                    .doesNotContain("run input wasn't tracked, call `ln.track()` and re-run");

            artifacts.cache(a);
            artifacts.cache(a);

            assertThat(told(MessageLevel.WARNING))
                    .containsOnlyOnce("run input wasn't tracked, call `ln.track()` and re-run");
            assertThatExceptionOfType(TrackException.class)
                    .isThrownBy(() -> lamin.addInputs(a))
                    .withMessage("Please run `lamin.track()` before `lamin.addInputs()`");
        }

        @Test
        @DisplayName("may be read although it cannot be noted, as when nothing transfers it")
        void mayBeReadUnnoted() throws IOException {
            try (Instance origin = environment
                    .instances()
                    .init(InitOptions.at(folder.resolve("origin").toString()))) {
                Path file = Files.writeString(folder.resolve("far.txt"), "far");
                Artifacts.of(origin).save(NewArtifact.from(file).withKey("far.txt"));
            }
            Artifact far = lamin.using("origin").query(Artifact.class).one();
            Run run = lamin.track(pipeline("count"));

            assertThat(artifacts.cache(far)).hasContent("far");

            assertThat(inputs(run)).isEmpty();
            assertThat(told(MessageLevel.IMPORTANT))
                    .contains("completing transfer to track Artifact('"
                            + far.uid().substring(0, 8) + "') as input");
            assertThat(last(MessageLevel.WARNING))
                    .startsWith("Artifact('" + far.uid().substring(0, 8) + "') was not tracked as input: ")
                    .contains("Add the artifact org.laminj:lamin-transfer.");
            assertThatExceptionOfType(LaminException.class).isThrownBy(() -> lamin.addInputs(far));
        }
    }
}
