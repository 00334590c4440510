package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackException;
import org.laminj.core.TrackOptions;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.schema.CoreModule;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Param;
import org.laminj.core.model.Run;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.UserSettings;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** How runs begin, and which transform they are of. */
abstract class TrackContract {

    private static final String KEY = "org/laminj/core/instance/Nightly.java";

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;

    TrackContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder, database);
        lamin = environment.init("lab");
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    /** A class of this package, in a project under the folder of the test. */
    private TrackOptions nightly() {
        return TrackOptions.mainClass(TrackContract.class, "Nightly.java").withWorkingDirectory(folder);
    }

    private TrackOptions script(String key) {
        return TrackOptions.script(key).withWorkingDirectory(folder);
    }

    private Path source(String text) throws IOException {
        Path file = folder.resolve("src/main/java").resolve(KEY);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Run tracked(TrackOptions options) {
        return lamin.track(options);
    }

    private Run tracked(String uid, TrackOptions options) {
        return lamin.track(uid, options);
    }

    private Transform transform(Run run) {
        return lamin.query(Transform.class)
                .filter(where(Transform::uid).is(run.transform().get().uid()))
                .one();
    }

    /** As another person with the same instance. */
    private Instance ofSomebodyElse() {
        environment
                .settings()
                .save(new UserSettings(null, null, null, null, "aBcDeFgH", null, "grace", "Grace Hopper"));
        return environment.instances().connect("anonymous/lab");
    }

    private String lastMessage() {
        List<String> told = environment.messages(MessageLevel.IMPORTANT);
        return told.get(told.size() - 1);
    }

    private void refused(ThrowingCallable tracking, String... lines) {
        long runs = lamin.query(Run.class).count();
        long transforms = lamin.query(Transform.class).count();
        assertThatExceptionOfType(TrackException.class)
                .isThrownBy(tracking)
                .satisfies(thrown -> assertThat(String.valueOf(thrown.getMessage())
                                .replaceAll("\"(?!Qr1kNtLk5Zu9)[0-9A-Za-z]{12}0000\"", "\"FREE\"")
                                .replaceAll("(?<=Transform\\('|uid=')[0-9A-Za-z]{16}", "UID"))
                        .isEqualTo(String.join("\n", lines)));
        assertThat(lamin.query(Run.class).count()).isEqualTo(runs);
        assertThat(lamin.query(Transform.class).count()).isEqualTo(transforms);
    }

    @Nested
    @DisplayName("A program")
    class AProgram {

        @Test
        @DisplayName("is known by the class that tracks it")
        void isKnownByItsClass() throws IOException {
            Run run = lamin.track();

            Transform transform = transform(run);
            String key = "org/laminj/core/instance/TrackContract.java";
            assertThat(transform.key()).isEqualTo(key);
            assertThat(transform.name()).isEqualTo("TrackContract.java");
            assertThat(transform.type()).isEqualTo("script");
            assertThat(transform.uid()).hasSize(16).endsWith("0000");
            assertThat(lastMessage())
                    .matches("created Transform\\('" + transform.uid().substring(0, 8) + "'\\), started new Run\\('"
                            + run.uid().substring(0, 8) + "'\\) at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC");
            lamin.finish();
            assertThat(transform(run).sourceCode()).isEqualTo(Files.readString(Path.of("src/test/java", key)));
        }

        @Test
        @DisplayName("starts a new run of the same transform each time")
        void continuesItsTransform() {
            Run first = tracked(nightly());
            Run second = tracked(nightly());

            assertThat(second.uid()).isNotEqualTo(first.uid());
            assertThat(second.transform()).isEqualTo(first.transform());
            assertThat(second.isConsecutive()).isNull();
            assertThat(lastMessage()).startsWith("loaded Transform('").contains("'), started new Run('");
        }

        @Test
        @DisplayName("continues its last run if asked to, which has not ended then")
        void continuesItsRun() {
            Run first = tracked(nightly());
            lamin.finish();

            Run continued = tracked(nightly().withNewRun(false));

            assertThat(continued.uid()).isEqualTo(first.uid());
            assertThat(continued.startedAt()).isAfter(first.startedAt());
            assertThat(continued.status()).isEqualTo(Run.Status.STARTED);
            assertThat(lastMessage()).contains("'), started Run('");
        }

        @Test
        @DisplayName("gets a new version when its source has changed, and not before")
        void getsVersionsBySource() throws IOException {
            source("class Nightly {}");
            Transform first = transform(tracked(nightly()));
            lamin.finish();
            assertThat(transform(tracked(nightly()))).extracting(Transform::uid).isEqualTo(first.uid());

            source("class Nightly { int more; }");
            Transform second = transform(tracked(nightly()));

            assertThat(second.uid()).isEqualTo(first.uid().substring(0, 12) + "0001");
            assertThat(second.isLatest()).isTrue();
            assertThat(lamin.query(Transform.class)
                            .filter(where(Transform::isLatest).is(false))
                            .one())
                    .extracting(Transform::uid, Transform::sourceCode, Transform::hash)
                    .containsExactly(first.uid(), "class Nightly {}", "31seOVwj2wuh1snBtNPm5g");
        }

        @Test
        @DisplayName("gets a version for each tag, and goes back to one with its tag")
        void getsVersionsByTag() {
            Transform one = transform(tracked(nightly().withVersion("1.0")));
            Transform two = transform(tracked(nightly().withVersion("1.1")));
            Transform back = transform(tracked(nightly().withVersion("1.0")));

            assertThat(two.uid()).isEqualTo(one.uid().substring(0, 12) + "0001");
            assertThat(two.version()).isEqualTo("1.1");
            assertThat(back.uid()).isEqualTo(one.uid());
        }

        @Test
        @DisplayName("is refused the tag of another source")
        void isRefusedATagOfOtherSource() throws IOException {
            source("class Nightly {}");
            tracked(nightly().withVersion("1.9"));
            lamin.finish();
            source("class Nightly { int more; }");

            refused(
                    () -> tracked(nightly().withVersion("1.9")),
                    "Version '1.9' is already taken by Transform(uid='UID'); please set another version, e.g.,"
                            + " withVersion(\"1.10\")");
        }

        @Test
        @DisplayName("is one transform for jobs that start at once")
        void isOneTransformForManyJobs() throws Exception {
            lamin.user();
            List<Instance> handles = new ArrayList<>();
            ExecutorService jobs = Executors.newFixedThreadPool(4);
            try {
                for (int job = 0; job < 4; job++) {
                    handles.add(environment.instances().connect("anonymous/lab"));
                }
                List<Callable<Run>> starts = handles.stream()
                        .<Callable<Run>>map(handle -> () -> handle.track(nightly()))
                        .toList();
                for (Future<Run> started : jobs.invokeAll(starts)) {
                    assertThat(started.get().isConsecutive()).isNull();
                }
            } finally {
                jobs.shutdownNow();
                handles.forEach(Instance::close);
            }

            assertThat(lamin.query(Transform.class).count()).isEqualTo(1);
            assertThat(lamin.query(Run.class).count()).isEqualTo(4);
        }
    }

    @Nested
    @DisplayName("A pipeline")
    class APipeline {

        @Test
        @DisplayName("is known by its name")
        void isKnownByItsName() {
            Run first = tracked(TrackOptions.pipeline("align").withWorkingDirectory(folder));
            Run second = tracked(TrackOptions.pipeline("align").withWorkingDirectory(folder));
            Run other = tracked(TrackOptions.pipeline("count").withWorkingDirectory(folder));

            assertThat(second.transform()).isEqualTo(first.transform());
            assertThat(other.transform()).isNotEqualTo(first.transform());
            assertThat(transform(first).type()).isEqualTo("pipeline");
            assertThat(transform(first).key()).isNull();
        }

        @Test
        @DisplayName("may be a transform that the instance has")
        void mayBeATransform() {
            Transform function = lamin.save(Draft.of(Transform.class)
                    .with(Transform::key, "tools/align")
                    .with(Transform::type, "function"));

            Run run = tracked(TrackOptions.transform(function).withWorkingDirectory(folder));

            assertThat(run.transform()).isEqualTo(Ref.to(function));
            assertThat(transform(run).name()).isNull();
        }

        @Test
        @DisplayName("is no notebook and no script")
        void isNoScript() {
            Transform script = transform(tracked("Qr1kNtLk5Zu90000", script("load.py")));

            refused(
                    () -> TrackOptions.transform(script),
                    "Cannot track script Transform('UID') as a pipeline: name its uid and its file, as in"
                            + " lamin.track(\"Qr1kNtLk5Zu90000\", TrackOptions.script(…)).");
        }
    }

    @Nested
    @DisplayName("A script or notebook without a uid")
    class WithoutUid {

        @Test
        @DisplayName("is proposed a new one")
        void isProposedANewOne() {
            refused(
                    () -> tracked(script("load.py")),
                    "to track this script, copy & paste `lamin.track(\"FREE\", …)` and re-run");
            refused(
                    () -> tracked(TrackOptions.notebook("load.ipynb", "Load")),
                    "to track this notebook, copy & paste `lamin.track(\"FREE\", …)` and re-run");
        }

        @Test
        @DisplayName("is proposed the next version where its key is known")
        void isProposedTheNextVersion() {
            tracked("Qr1kNtLk5Zu9000z", script("load.py"));

            refused(
                    () -> tracked(script("load.py")),
                    "you already have a transform with key 'load.py' ('Qr1kNtLk5Zu9000z')",
                    "  - to make a revision, call `lamin.track(\"Qr1kNtLk5Zu90010\", …)`",
                    "  - to create a new transform, rename your file and track it under a uid of its own");
        }
    }

    @Nested
    @DisplayName("A uid")
    class AUid {

        @Test
        @DisplayName("makes a version of its family, which is the latest then")
        void makesAVersion() {
            tracked("Qr1kNtLk5Zu90000", script("load.py"));

            Run run = tracked("Qr1kNtLk5Zu90001", script("load.py").withVersion("2"));

            assertThat(lamin.query(Transform.class).orderBy(Transform::uid).list())
                    .extracting(Transform::uid, Transform::isLatest, Transform::version)
                    .containsExactly(tuple("Qr1kNtLk5Zu90000", false, null), tuple("Qr1kNtLk5Zu90001", true, "2"));
            assertThat(run.transform().get().uid()).isEqualTo("Qr1kNtLk5Zu90001");
            assertThat(lastMessage()).startsWith("created Transform('Qr1kNtLk'), started new Run('");
        }

        @Test
        @DisplayName("lets the name of its transform change")
        void letsTheNameChange() {
            tracked("Nv48yAceNSh80000", TrackOptions.notebook("lung.ipynb", "Lung"));
            tracked("Nv48yAceNSh80000", TrackOptions.notebook("lung.ipynb", "Lungs"));

            assertThat(lastMessage()).startsWith("updated transform name, loaded Transform('Nv48yAce'), started Run('");
            assertThat(lamin.query(Transform.class).one().name()).isEqualTo("Lungs");
        }

        @Test
        @DisplayName("stands for one file")
        void standsForOneFile() {
            tracked("Qr1kNtLk5Zu90000", script("load.py"));
            String[] remedies = {
                "Filename \"read.py\" clashes with the existing key \"load.py\" for uid \"Qr1kNtLk5Zu9....\"",
                "",
                "Either init a new transform with a new uid:",
                "",
                "lamin.track(\"FREE\", …)",
                "",
                "Or update key \"load.py\" to \"read.py\" for all previous versions:",
                "",
                "lamin.query(Transform.class).filter(where(Transform::uid).startsWith(\"Qr1kNtLk5Zu9\"))",
                "        .forEach(version -> lamin.save(Draft.from(version).with(Transform::key, \"read.py\")));"
            };

            refused(() -> tracked("Qr1kNtLk5Zu90000", script("read.py")), remedies);
            refused(() -> tracked("Qr1kNtLk5Zu90001", script("read.py")), remedies);
        }

        @Test
        @DisplayName("stands for one source")
        void standsForOneSource() throws IOException {
            Path file = Files.writeString(folder.resolve("load.py"), "print(1)\n");
            tracked("Qr1kNtLk5Zu90000", script("load.py").withSource(file));
            lamin.finish();
            tracked("Qr1kNtLk5Zu90000", script("load.py").withSource(file));
            assertThat(lastMessage()).startsWith("loaded Transform('Qr1kNtLk')");
            Files.writeString(file, "print(2)\n");

            refused(
                    () -> tracked("Qr1kNtLk5Zu90000", script("load.py").withSource(file)),
                    "Source code changed, bump revision by setting:",
                    "",
                    "lamin.track(\"Qr1kNtLk5Zu90001\", …)");
        }

        @Test
        @DisplayName("is used up by a notebook that was finished")
        void isUsedUpByANotebook() throws IOException {
            Path file = Files.writeString(folder.resolve("lung.ipynb"), "{}");
            TrackOptions notebook = TrackOptions.notebook("lung.ipynb", "Lung").withSource(file);
            tracked("Nv48yAceNSh80000", notebook);
            lamin.finish();

            refused(
                    () -> tracked("Nv48yAceNSh80000", notebook),
                    "Re-running saved notebook, bump revision by setting:",
                    "",
                    "lamin.track(\"Nv48yAceNSh80001\", …)");
        }

        @Test
        @DisplayName("belongs to who began the draft")
        void belongsToItsAuthor() {
            try (Instance other = ofSomebodyElse()) {
                other.track("Qr1kNtLk5Zu90000", script("load.py"));
            }

            refused(
                    () -> tracked("Qr1kNtLk5Zu90000", script("load.py")),
                    "Grace Hopper (grace) already works on this draft script.",
                    "",
                    "Either make a revision of it:",
                    "",
                    "lamin.track(\"Qr1kNtLk5Zu90001\", …)",
                    "",
                    "Or init a new transform with a new uid:",
                    "",
                    "lamin.track(\"FREE\", …)");
        }

        @Test
        @DisplayName("has one tag, and a tag one uid")
        void hasOneTag() {
            tracked("Qr1kNtLk5Zu90000", script("load.py").withVersion("1"));

            refused(
                    () -> tracked("Qr1kNtLk5Zu90000", script("load.py").withVersion("2")),
                    "Please pass consistent version: withVersion(\"1\")");
            refused(
                    () -> tracked("Qr1kNtLk5Zu90001", script("load.py").withVersion("1")),
                    "Version '1' is already taken by Transform(uid='UID'); please set another version, e.g.,"
                            + " withVersion(\"2\")");
        }

        @Test
        @DisplayName("has sixteen letters and digits")
        void hasSixteenLetters() {
            refused(
                    () -> tracked("load.py", script("load.py")),
                    "Cannot track under uid 'load.py': a transform has 12 letters and digits, and four more that count"
                            + " its versions. A new one is \"FREE\".");
        }
    }

    @Nested
    @DisplayName("A source")
    class ASource {

        @Test
        @DisplayName("is found beside its class, as in jars that have it along")
        void isFoundBesideItsClass() {
            Run run = tracked(
                    TrackOptions.mainClass(CoreModule.class, "migrations.txt").withWorkingDirectory(folder));
            lamin.finish();

            assertThat(transform(run).key()).isEqualTo("org/laminj/core/internal/schema/migrations.txt");
            assertThat(transform(run).sourceCode()).contains("0037_rename_dataset_to_collection");
        }

        @Test
        @DisplayName("that is named must be there")
        void mustBeThere() {
            assertThatExceptionOfType(TrackException.class)
                    .isThrownBy(() -> tracked(nightly().withSource(folder.resolve("Gone.java"))))
                    .withMessageStartingWith("Cannot read source '" + folder.resolve("Gone.java"))
                    .withMessageEndingWith("Name a file that this program may read, or none.");
            assertThat(lamin.run()).isEmpty();
        }

        @Test
        @DisplayName("that is named must be text")
        void mustBeText() throws IOException {
            Path file = Files.write(folder.resolve("Nightly.class"), new byte[] {(byte) 0xCA, (byte) 0xFE});

            refused(
                    () -> tracked(nightly().withSource(file)),
                    "Cannot keep source '" + file + "' with the run: it is no UTF-8 text. Name the file of the source,"
                            + " or none.");
        }
    }

    @Nested
    @DisplayName("In a folder with a Git repository a run")
    class WithGit {

        private void git(String... arguments) throws IOException, InterruptedException {
            List<String> command =
                    new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
            command.addAll(List.of(arguments));
            Process git = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(git.waitFor()).as("git %s", List.of(arguments)).isZero();
        }

        private String head() throws IOException {
            String branch =
                    Files.readString(folder.resolve(".git/HEAD")).strip().replace("ref: ", "");
            return Files.readString(folder.resolve(".git").resolve(branch)).strip();
        }

        @Test
        @DisplayName("names the commit, and whether files differ from it")
        void namesTheCommit() throws Exception {
            git("init", "-q");
            git("remote", "add", "origin", "https://somebody:secret@example.org/jobs.git");
            Path file = source("class Nightly {}");
            assertThat(tracked(nightly()).reference()).as("without a commit").isNull();
            git("add", "src");
            git("commit", "-q", "-m", "First");

            Run clean = tracked(nightly());
            Files.writeString(file, "class Nightly { int more; }");
            Run dirty = tracked(nightly());

            assertThat(clean.reference()).isEqualTo(head());
            assertThat(clean.referenceType()).isEqualTo("git-commit");
            assertThat(dirty.reference()).isEqualTo(head() + "-dirty");
        }

        @Test
        @DisplayName("names none if Git cannot tell, and people are told")
        void goesOnWithoutGit() throws IOException {
            Files.writeString(folder.resolve(".git"), "gitdir: gone\n");

            assertThat(tracked(nightly()).reference()).isNull();

            assertThat(environment.messages(MessageLevel.HINT))
                    .containsExactly("the run does not name a git commit, for git could not tell it: git status ended"
                            + " with code 128");
        }
    }

    @Nested
    @DisplayName("Params of a run")
    class WithParams {

        private TrackOptions with(Map<String, ?> params) {
            return nightly().withParams(params);
        }

        private void register(String name, String dtype) {
            lamin.save(Draft.of(Param.class).with(Param::name, name).with(Param::dtype, dtype));
        }

        @Test
        @DisplayName("are kept, and people are told")
        void areKept() {
            register("donor", "str");
            register("rate", "float");
            Map<String, Object> params = new LinkedHashMap<>();
            params.put("rate", 0.5);
            params.put("donor", "TSP1");

            Run run = tracked(with(params));

            assertThat(lamin.params(run).values()).isEqualTo(Map.of("rate", List.of(0.5), "donor", List.of("TSP1")));
            assertThat(lastMessage()).endsWith(" UTC\n→ params: rate='0.5' donor='TSP1'");
        }

        @Test
        @DisplayName("are registered, else no run starts")
        void areRegistered() {
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() -> tracked(with(Map.of("donor", "TSP1"))))
                    .withMessageContaining("donor");

            assertThat(lamin.run()).isEmpty();
            assertThat(lamin.query(Run.class).exists()).isFalse();
            assertThat(lamin.query(Transform.class).exists()).isFalse();
        }
    }

    @Nested
    @DisplayName("While a run is active")
    class WhileActive {

        @Test
        @DisplayName("records name it, and not after it")
        void recordsNameIt() {
            Run run = tracked(nightly());
            ULabel during = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "during"));
            lamin.finish();
            ULabel after = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "after"));

            assertThat(during.run()).isEqualTo(Ref.to(run));
            assertThat(after.run()).isNull();
        }

        @Test
        @DisplayName("another instance of the program has none")
        void belongsToOneInstance() {
            tracked(nightly());

            try (Instance other = environment.instances().connect("anonymous/lab")) {
                assertThat(other.run()).isEmpty();
            }
        }
    }
}
