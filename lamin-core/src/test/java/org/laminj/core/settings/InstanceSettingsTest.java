package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceSettingsTest {
    private static final String SQLITE_FILE = """
            lamindb_instance_api_url=null
            lamindb_instance_owner=anonymous
            lamindb_instance_name=test-transfer
            lamindb_instance_storage_root=/home/me/test-transfer
            lamindb_instance_storage_region=null
            lamindb_instance_db=null
            lamindb_instance_schema_str=bionty
            lamindb_instance_schema_id=null
            lamindb_instance_id=b8d2162243d05368a9d99500ad62cafe
            lamindb_instance_git_repo=null
            lamindb_instance_keep_artifacts_local=False
            """;
    private static final String POSTGRES_FILE = """
            lamindb_instance_api_url=https://api.example.org
            lamindb_instance_owner=laminlabs
            lamindb_instance_name=lamindata
            lamindb_instance_storage_root=s3://lamindata
            lamindb_instance_storage_region=us-east-1
            lamindb_instance_db=postgresql://me:s3cret@db.example.org:5432/lamin?a=b
            lamindb_instance_schema_str=wetlab,bionty
            lamindb_instance_schema_id=9d80ba3c0e5d4b0b9f0c9f2a7e3b1c11
            lamindb_instance_id=037ba1e08d804f91a90275a47735076a
            lamindb_instance_git_repo=https://github.com/laminlabs/lamindata
            lamindb_instance_keep_artifacts_local=True
            """;

    @TempDir
    Path directory;

    @Test
    void readsASqliteInstance() throws IOException {
        InstanceSettings settings = InstanceSettings.read(file(SQLITE_FILE));

        assertThat(settings).isEqualTo(sqlite("/home/me/test-transfer"));
        assertThat(settings.isSqlite()).isTrue();
        assertThat(settings.sqliteFile())
                .hasValue(Path.of("/home/me/test-transfer/b8d2162243d05368a9d99500ad62cafe.lndb"));
        assertThat(settings.maskedDb())
                .isEqualTo("sqlite:////home/me/test-transfer/b8d2162243d05368a9d99500ad62cafe.lndb");
    }

    @Test
    void readsAPostgresInstance() throws IOException {
        InstanceSettings settings = InstanceSettings.read(file(POSTGRES_FILE));

        assertThat(settings).isEqualTo(postgres());
        assertThat(settings.isSqlite()).isFalse();
        assertThat(settings.sqliteFile()).isEmpty();
        assertThat(settings.maskedDb()).isEqualTo("postgresql://me:***@***:5432/lamin");
    }

    @Test
    void writesTheFileOfTheOriginal() {
        assertThat(sqlite("/home/me/test-transfer").text()).isEqualTo(SQLITE_FILE);
        assertThat(postgres().text()).isEqualTo(POSTGRES_FILE);
    }

    @Test
    void writesNullWithoutSchemaModules() {
        InstanceSettings settings =
                sqlite("/data").toBuilder().schemaModules(List.of()).build();

        assertThat(settings.text()).contains("lamindb_instance_schema_str=null\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/it's", "/say \"hi\"", "/100%", "/a = b #1 $HOME", "/😀/ü", "/back\\slash", "/ends with "})
    void survivesWritingAndReadingWithAnyStorageRoot(String root) {
        InstanceSettings settings = sqlite(root);
        Path file = directory.resolve("new/folder/instance.env");

        settings.write(file);

        assertThat(InstanceSettings.read(file)).isEqualTo(settings);
    }

    @Test
    void toleratesUnknownKeysBlankLinesCommentsAndWindowsLineBreaks() throws IOException {
        String text = "# a comment\r\n\r\nlamindb_instance_future=x\r\nother=y\r\n" + SQLITE_FILE.replace("\n", "\r\n");

        assertThat(InstanceSettings.read(file(text))).isEqualTo(sqlite("/home/me/test-transfer"));
    }

    @Test
    void toleratesAbsentOptionalKeys() throws IOException {
        String text = withoutLines(SQLITE_FILE, "api_url", "region", "schema_str", "schema_id", "git_repo", "keep");

        assertThat(InstanceSettings.read(file(text)))
                .isEqualTo(sqlite("/home/me/test-transfer").toBuilder()
                        .schemaModules(List.of())
                        .build());
    }

    @Test
    void stripsSpacesAroundSchemaModules() throws IOException {
        String text = SQLITE_FILE.replace("=bionty", "= bionty, wetlab ,,bionty");

        assertThat(InstanceSettings.read(file(text)).schemaModules()).containsExactly("bionty", "wetlab");
    }

    @Test
    void readsDashesInTheId() throws IOException {
        String text = SQLITE_FILE.replace("b8d2162243d05368a9d99500ad62cafe", "b8d21622-43d0-5368-a9d9-9500ad62cafe");

        assertThat(InstanceSettings.read(file(text)).id()).hasToString("b8d2162243d05368a9d99500ad62cafe");
    }

    @Test
    void takesASqliteUrlAsTheFileInTheStorage() throws IOException {
        String text = SQLITE_FILE.replace("_db=null", "_db=sqlite:////home/me/x.lndb");

        assertThat(InstanceSettings.read(file(text)).isSqlite()).isTrue();
    }

    @Test
    void hasNoLocalSqliteFileInTheCloud() {
        InstanceSettings settings = InstanceSettings.builder(
                        new Slug("anonymous", "test-transfer"), StorageRoot.of("s3://bucket"))
                .build();

        assertThat(settings.isSqlite()).isTrue();
        assertThat(settings.sqliteFile()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "name", "storage_root", "db", "id"})
    void namesTheKeyThatIsMissing(String key) throws IOException {
        Path file = file(withoutLines(SQLITE_FILE, "_" + key + "="));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> InstanceSettings.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("key lamindb_instance_" + key + " is missing")
                .withMessageContaining("outdated")
                .withMessageContaining("`lamin connect`")
                .satisfies(e -> assertThat(e.file()).hasValue(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lamindb_instance_owner=a/b",
                "lamindb_instance_name=a/b",
                "lamindb_instance_name=..",
                "lamindb_instance_storage_root=relative",
                "lamindb_instance_storage_root=null",
                "lamindb_instance_db=mysql://me:s3cret@localhost/db",
                "lamindb_instance_id=s",
                "lamindb_instance_keep_artifacts_local=maybe"
            })
    void namesTheKeyWhoseValueIsWrong(String line) throws IOException {
        Path file = file(SQLITE_FILE + line + "\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> InstanceSettings.read(file))
                .withMessageContaining("Cannot read settings file '" + file + "'")
                .withMessageContaining("is wrong")
                .withMessageContaining("`lamin connect`")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void namesTheLineWithoutRepeatingIt() throws IOException {
        Path file = file("lamindb_instance_owner=a\npostgresql://me:s3cret\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> InstanceSettings.read(file))
                .withMessageContaining("line 2 has not the form key=value")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void refusesFilesThatAreMissingEmptyOrNoText() throws IOException {
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xc3, 0x28, '=', 1});

        for (Path file : List.of(directory.resolve("missing"), file(""), binary, directory)) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> InstanceSettings.read(file))
                    .withMessageContaining("Cannot read settings file '" + file + "'");
        }
    }

    @Test
    void leavesNothingBesideTheFileAndKeepsItPrivate() throws IOException {
        Path file = directory.resolve("instance.env");

        postgres().write(file);
        postgres().write(file);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void reportsThatItCannotWrite() throws IOException {
        Path file = Files.createFile(directory.resolve("file")).resolve("instance.env");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> postgres().write(file))
                .withMessageContaining("Cannot write settings file '" + file + "'")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }

    @Test
    void printsNoSecrets() {
        assertThat(postgres().toString())
                .contains("laminlabs/lamindata", "postgresql://me:***@***:5432/lamin")
                .doesNotContain("s3cret", "db.example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "a\nb"})
    void refusesOptionalTextsThatWouldNotComeBack(String text) {
        InstanceSettings.Builder builder = sqlite("/data").toBuilder().gitRepo(text);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("git repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b", "a\nb"})
    void refusesSchemaModulesThatWouldNotComeBack(String module) {
        InstanceSettings.Builder builder = sqlite("/data").toBuilder().schemaModules(List.of(module));

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("schema module");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "instance", ".env"), text);
    }

    private static String withoutLines(String text, String... parts) {
        return String.join(
                        "\n",
                        text.lines()
                                .filter(line -> Stream.of(parts).noneMatch(line::contains))
                                .toList())
                + "\n";
    }

    private static InstanceSettings sqlite(String root) {
        return InstanceSettings.builder(new Slug("anonymous", "test-transfer"), StorageRoot.ofStored(root))
                .schemaModules(List.of("bionty"))
                .build();
    }

    private static InstanceSettings postgres() {
        return InstanceSettings.builder(new Slug("laminlabs", "lamindata"), StorageRoot.of("s3://lamindata"))
                .apiUrl("https://api.example.org")
                .storageRegion("us-east-1")
                .db(DatabaseUrl.parse("postgresql://me:s3cret@db.example.org:5432/lamin?a=b"))
                .schemaModules(List.of("wetlab", "bionty"))
                .schemaId("9d80ba3c0e5d4b0b9f0c9f2a7e3b1c11")
                .id(InstanceId.parse("037ba1e08d804f91a90275a47735076a"))
                .gitRepo("https://github.com/laminlabs/lamindata")
                .keepArtifactsLocally(true)
                .build();
    }
}
