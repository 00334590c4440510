package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.InstanceConflictException;
import org.laminj.core.InstanceException;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;
import org.laminj.core.model.User;
import org.laminj.core.settings.InstanceId;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("Instances")
class InstancesTest {

    @TempDir
    Path folder;

    private TestEnvironment environment;

    @BeforeEach
    void setUp() {
        environment = TestEnvironment.in(folder);
    }

    private static void execute(Path database, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything below a folder, with the content of each file. */
    private static List<String> contents(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.sorted().map(InstancesTest::content).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return file + (Files.isRegularFile(file) ? " " + Arrays.hashCode(Files.readAllBytes(file)) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    @DisplayName("Creating an instance")
    class Creating {

        @Test
        void laysOutWhatTheOriginalLaysOut() throws IOException {
            Path root = folder.resolve("test-transfer");

            try (Instance lamin = environment.create("test-transfer")) {
                assertThat(lamin.slug()).isEqualTo(new Slug("anonymous", "test-transfer"));
                assertThat(lamin.uid()).isEqualTo("1FHu5eE0uxm4");
                Storage storage = lamin.query(Storage.class).one();
                assertThat(storage.root()).isEqualTo(root.toString());
                assertThat(storage.type()).isEqualTo("local");
                assertThat(storage.instanceUid()).isEqualTo("1FHu5eE0uxm4");
                assertThat(root.resolve(".lamindb/_is_initialized")).hasContent(storage.uid());
                User user = lamin.query(User.class).one();
                assertThat(user.uid()).isEqualTo("00000000");
                assertThat(user.handle()).isEqualTo("anonymous");
                assertThat(storage.createdBy().get()).isEqualTo(user);
            }

            assertThat(root.resolve("b8d2162243d05368a9d99500ad62cafe.lndb")).exists();
            assertThat(folder.resolve(".lamin/current_instance.env"))
                    .hasSameBinaryContentAs(folder.resolve(".lamin/instance--anonymous--test-transfer.env"))
                    .hasContent("""
                            lamindb_instance_api_url=null
                            lamindb_instance_owner=anonymous
                            lamindb_instance_name=test-transfer
                            lamindb_instance_storage_root=%s
                            lamindb_instance_storage_region=null
                            lamindb_instance_db=null
                            lamindb_instance_schema_str=null
                            lamindb_instance_schema_id=null
                            lamindb_instance_id=b8d2162243d05368a9d99500ad62cafe
                            lamindb_instance_git_repo=null
                            lamindb_instance_keep_artifacts_local=False
                            """.formatted(root));
            assertThat(folder.resolve(".lamin/auto_connect")).exists();
            assertThat(environment.messages(MessageLevel.IMPORTANT))
                    .containsExactly("connected lamindb: anonymous/test-transfer");
            assertThat(environment.messages(MessageLevel.WARNING))
                    .containsExactly("using anonymous user (to identify, call: lamin login)");
        }

        @Test
        void connectsWhereItExists() {
            environment.create("lab").close();
            List<String> before = contents(folder.resolve("lab"));

            environment.create("lab").close();

            assertThat(contents(folder.resolve("lab"))).isEqualTo(before);
        }

        @Test
        void takesARegisteredIdAndOwner() {
            InitOptions options = InitOptions.at(folder.resolve("source").toString())
                    .withOwner("laminlabs")
                    .withName("lamindata")
                    .withId(InstanceId.parse("037ba1e08d804f91a90275a47735076a"));

            try (Instance lamin = environment.instances().init(options)) {
                assertThat(lamin.slug().toString()).isEqualTo("laminlabs/lamindata");
                assertThat(lamin.uid()).isEqualTo("4XIuR0tvaiXM");
            }
        }

        private void assertRefused(InitOptions options, Class<? extends Exception> type, String message) {
            List<String> before = contents(folder);

            assertThatThrownBy(() -> environment.instances().init(options))
                    .isInstanceOf(type)
                    .hasMessageContaining(message);

            assertThat(contents(folder)).isEqualTo(before);
        }

        @Test
        void refusesAFolderThatHoldsAnotherInstance() {
            environment.create("lab").close();
            String storage = folder.resolve("lab").toString();

            assertRefused(
                    InitOptions.at(storage).withName("other"),
                    InstanceConflictException.class,
                    "the folder holds another instance");
            assertRefused(
                    InitOptions.at(folder.resolve("elsewhere").toString()).withName("lab"),
                    InstanceConflictException.class,
                    "it exists in '" + storage + "'");
        }

        @Test
        void refusesStoragesAndModulesThatCannotBe() throws IOException {
            environment.create("lab").close();
            Path file = Files.createFile(folder.resolve("file"));

            assertRefused(
                    InitOptions.at(folder.resolve("x/.lamindb").toString()),
                    RuntimeException.class,
                    "Please pass a folder name that does not end or contain \".lamindb\"");
            assertRefused(InitOptions.at(file.toString()), IllegalArgumentException.class, "that is a file");
            assertRefused(
                    InitOptions.at(folder.resolve("new").toString()).withModules("biontyy"),
                    IllegalArgumentException.class,
                    "Schema module 'biontyy' is not installed");
            assertRefused(
                    InitOptions.at("s3://bucket"),
                    IllegalArgumentException.class,
                    "Cannot reach 's3://bucket': nothing on the class path serves 's3' locations");
        }
    }

    @Nested
    @DisplayName("Opening an instance")
    class Opening {

        private void assertUnusable(String slug, String message) {
            List<String> before = contents(folder);

            assertThatThrownBy(() -> environment.instances().connect(slug))
                    .isInstanceOf(InstanceException.class)
                    .hasMessageContaining(message);

            assertThat(contents(folder)).isEqualTo(before);
        }

        private Path database(String name) {
            try (Instance lamin = environment.create(name)) {
                return lamin.settings().sqliteFile().orElseThrow();
            }
        }

        @Test
        void saysWhichOnesAreKnown() {
            environment.create("test-transfer").close();

            assertUnusable("test-transfers", "Did you mean anonymous/test-transfer?");
        }

        @Test
        void saysThatItsDatabaseIsGone() throws IOException {
            Files.delete(database("lab"));

            assertUnusable("lab", "does not exist: cannot open instance 'anonymous/lab'");
        }

        @Test
        void saysThatItsFileIsNoDatabase() throws IOException {
            Files.writeString(database("lab"), "not a database, however long this text may be made to be");

            assertUnusable("lab", "is no SQLite database: cannot open instance 'anonymous/lab'");
        }

        @Test
        void saysThatItsDatabaseIsOfAnotherProgram() throws IOException {
            Path database = database("lab");
            Files.delete(database);
            execute(database, "CREATE TABLE notes (text)");

            assertUnusable("lab", "is no LaminDB database: it has no table django_migrations");

            execute(
                    database,
                    "CREATE TABLE django_migrations (id integer primary key, app text, name text, applied text)",
                    "INSERT INTO django_migrations VALUES (1, 'lamindb', '0069_squashed', '')");
            assertUnusable("lab", "is no LaminDB database of the generation of lamindb 0.76");
        }

        @Test
        void saysThatItsDatabaseIsOfAnotherGeneration() {
            Path database = database("lab");

            execute(database, "DELETE FROM django_migrations WHERE name LIKE '0068_%'");
            assertUnusable("lab", "is of an earlier generation: schema module 'core' lacks migration 0068_");

            execute(
                    database,
                    "INSERT INTO django_migrations (app, name, applied) VALUES ('lnschema_core',"
                            + " '0068_alter_artifactulabel_unique_together_and_more', ''),"
                            + " ('lnschema_core', '0069_later', '')");
            assertUnusable("lab", "is of a later generation: schema module 'core' has migration 0069_later");
        }

        @Test
        void saysThatItsFileIsCutOff() throws IOException {
            Path database = database("lab");
            byte[] half = Arrays.copyOf(Files.readAllBytes(database), 4096 + 100);
            Files.write(database, half);

            assertUnusable("lab", "Instance 'anonymous/lab' cannot be read: its file is no intact SQLite database.");
        }

        @Test
        void opensWhatTheOriginalMade() {
            InstanceSettings settings = RealInstance.GUIDE_AFTER_PYTHON.unpack(folder);

            try (Instance lamin =
                    environment.instances().connect(settings.slug().toString())) {
                assertThat(lamin.query(Artifact.class).one().uid()).isEqualTo("dPraor9rU1EofcFb6Wph");
                assertThat(lamin.schemaModules()).containsExactly("core", "bionty");
                assertThat(lamin.schema().modules()).containsExactly("core");
                assertThat(environment.messages(MessageLevel.WARNING))
                        .anyMatch(message -> message.startsWith("schema module 'bionty' is not installed"));
                ULabel saved = lamin.save(Draft.of(ULabel.class).with(ULabel::name, "from Java"));
                assertThat(lamin.query(ULabel.class).list()).contains(saved);
            }
        }
    }

    @Nested
    @DisplayName("An instance opened by using")
    class OpenedByUsing {

        private Instance lamin;

        @BeforeEach
        void openBoth() {
            environment.create("source").close();
            lamin = environment.create("lab");
        }

        @Test
        void answersWithItsSlug() {
            Instance source = lamin.using("source");

            assertThat(source.query(Storage.class).one().id().database()).isEqualTo("anonymous/source");
            assertThat(lamin.using("anonymous/source")
                            .query(Storage.class)
                            .one()
                            .id())
                    .isEqualTo(source.query(Storage.class).one().id());
            assertThat(lamin.query(Storage.class).one().id().database()).isEqualTo("default");
            assertThat(lamin.using("https://lamin.ai/anonymous/lab")).isSameAs(lamin);
        }

        @Test
        void isNeverWrittenTo() {
            List<String> before = contents(folder.resolve("source"));
            Instance source = lamin.using("source");

            assertThatThrownBy(() -> source.save(Draft.of(ULabel.class).with(ULabel::name, "x")))
                    .isInstanceOf(ReadOnlyException.class)
                    .hasMessageContaining("was opened with using(), which only reads");
            source.query(Storage.class).list();

            assertThat(contents(folder.resolve("source"))).isEqualTo(before);
        }

        @Test
        void isNotTouchedInWriteAheadModeEither() {
            execute(folder.resolve("source").resolve(databaseName()), "PRAGMA journal_mode = WAL");
            List<String> before = contents(folder.resolve("source"));

            assertThat(lamin.using("source").query(Storage.class).count()).isOne();

            assertThat(contents(folder.resolve("source"))).isEqualTo(before);
        }

        private String databaseName() {
            return environment
                    .settings()
                    .instance(new Slug("anonymous", "source"))
                    .flatMap(InstanceSettings::sqliteFile)
                    .orElseThrow()
                    .getFileName()
                    .toString();
        }

        @Test
        void saysThatAWriterEndedInTheMiddle() throws Exception {
            Path database = folder.resolve("source").resolve(databaseName());
            HalfWritten.leaveBehind(database);

            assertThatThrownBy(() -> lamin.using("source"))
                    .isInstanceOf(InstanceException.class)
                    .hasMessageContaining("a program ended while it was writing")
                    .hasMessageContaining("Connect to the instance once");

            environment.instances().connect("source").close();
            assertThat(lamin.using("source").query(Storage.class).count()).isOne();
        }

        @Test
        void refusesUnknownNames() {
            assertThatThrownBy(() -> lamin.using("sauce"))
                    .isInstanceOf(InstanceException.class)
                    .hasMessageContaining("Did you mean anonymous/source?");
        }
    }

    @Nested
    @DisplayName("Leaving an instance")
    class Leaving {

        @Test
        void disconnectsAndSaysSo() {
            environment.create("lab").close();

            assertThat(environment.instances().disconnect()).isTrue();
            assertThat(environment.instances().disconnect()).isFalse();

            assertThat(environment.instances().current()).isEmpty();
            assertThat(environment.messages(MessageLevel.SUCCESS)).containsExactly("closed instance: anonymous/lab");
            assertThat(environment.messages(MessageLevel.INFO)).containsExactly("no instance loaded");
        }

        @Test
        void deletesWhatBelongsToIt() {
            environment.create("lab").close();

            environment.instances().delete("lab");

            assertThat(folder.resolve("lab")).doesNotExist();
            assertThat(environment.settings().instances()).isEmpty();
            assertThat(environment.settings().currentInstance()).isEmpty();
            assertThat(environment.messages(MessageLevel.INFO)).containsExactly("deleting instance anonymous/lab");
        }

        @Test
        void keepsFilesOfOthers() throws IOException {
            environment.create("lab").close();
            Path notes = Files.writeString(folder.resolve("lab/notes.txt"), "mine");

            environment.instances().delete("lab");

            assertThat(notes).hasContent("mine");
            assertThat(folder.resolve("lab/.lamindb")).doesNotExist();
        }

        @Test
        void refusesWhileDataIsLeft() throws IOException {
            environment.create("lab").close();
            Files.writeString(folder.resolve("lab/.lamindb/dPraor9rU1EofcFb6Wph.csv"), "data");
            List<String> before = contents(folder);

            assertThatThrownBy(() -> environment.instances().delete("lab"))
                    .isInstanceOf(InstanceConflictException.class)
                    .hasMessageContaining("contains 1 objects - delete them prior to deleting the instance");

            assertThat(contents(folder)).isEqualTo(before);
        }
    }
}
