package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsDirectoryTest {
    private static final Slug SLUG = new Slug("anonymous", "test-transfer");
    private static final UserSettings ADA =
            new UserSettings("ada@example.org", null, "token", "key", "Ab12Cd34", null, "ada", "Ada L.");

    @TempDir
    Path home;

    private SettingsDirectory directory;

    @BeforeEach
    void useHome() {
        directory = SettingsDirectory.of(Map.of(), home);
    }

    @Nested
    class ItsPlace {

        @Test
        void isInTheHomeFolder() {
            assertThat(directory.path()).isEqualTo(home.resolve(".lamin"));
        }

        @Test
        void isWhereTheVariableSays() {
            Map<String, String> environment =
                    Map.of("LAMIN_SETTINGS_DIR", home.resolve("else where").toString());

            assertThat(SettingsDirectory.of(environment, home).path()).isEqualTo(home.resolve("else where/.lamin"));
        }

        @Test
        void ignoresABlankVariable() {
            assertThat(SettingsDirectory.of(Map.of("LAMIN_SETTINGS_DIR", ""), home)
                            .path())
                    .isEqualTo(home.resolve(".lamin"));
        }

        @Test
        void isKnownForThisProcess() {
            assertThat(SettingsDirectory.ofEnvironment().path()).isAbsolute().endsWithRaw(Path.of(".lamin"));
        }

        @Test
        void isNotCreatedByReading() {
            assertThat(directory.instance(SLUG)).isEmpty();
            assertThat(directory.instances()).isEmpty();
            assertThat(directory.nearest(SLUG)).isEmpty();
            assertThat(directory.currentInstance()).isEmpty();
            assertThat(directory.currentUser()).isEqualTo(UserSettings.anonymous());
            assertThat(directory.hasUser()).isFalse();
            assertThat(directory.autoConnect()).isFalse();
            assertThat(directory.privateDjangoApi()).isFalse();
            assertThat(directory.disconnect()).isFalse();
            assertThat(directory.forget(SLUG)).isFalse();

            assertThat(directory.path()).doesNotExist();
        }

        @Test
        void isCreatedByWriting() {
            directory.save(instance(SLUG));

            assertThat(directory.path().resolve("instance--anonymous--test-transfer.env"))
                    .hasContent(instance(SLUG).text());
        }
    }

    @Nested
    class AnEnvironmentName {

        @Test
        void keepsInstancesAndUsersApart() {
            SettingsDirectory staging = SettingsDirectory.of(Map.of("LAMIN_ENV", "staging"), home);
            Slug other = new Slug("anonymous", "staged");

            directory.save(instance(SLUG));
            staging.connect(instance(other));
            staging.save(ADA);
            staging.setAutoConnect(true);

            assertThat(directory.instances()).containsExactly(instance(SLUG));
            assertThat(directory.currentInstance()).isEmpty();
            assertThat(directory.hasUser()).isFalse();
            assertThat(staging.instances()).containsExactly(instance(other));
            assertThat(directory.path().resolve("staging--instance--anonymous--staged.env"))
                    .exists();
            assertThat(directory.path().resolve("staging--current_instance.env"))
                    .exists();
            assertThat(directory.path().resolve("staging--current_user.env")).exists();
            assertThat(directory.path().resolve("staging--user--ada.env")).exists();
            assertThat(directory.path().resolve("auto_connect")).exists();
        }

        @Test
        void meansNothingForProduction() {
            SettingsDirectory production = SettingsDirectory.of(Map.of("LAMIN_ENV", "prod"), home);

            production.save(instance(SLUG));

            assertThat(directory.instance(SLUG)).hasValue(instance(SLUG));
        }

        @Test
        void cannotLeaveTheFolder() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> SettingsDirectory.of(Map.of("LAMIN_ENV", "../x"), home))
                    .withMessageContaining("LAMIN_ENV '../x'");
        }
    }

    @Nested
    class AnInstance {

        @Test
        void isKnownUntilItIsForgotten() {
            directory.save(instance(SLUG));

            assertThat(directory.instance(SLUG)).hasValue(instance(SLUG));
            assertThat(directory.forget(SLUG)).isTrue();
            assertThat(directory.instance(SLUG)).isEmpty();
        }

        @Test
        void isReplacedBySavingAgain() {
            InstanceSettings changed = instance(SLUG).toBuilder()
                    .schemaModules(List.of("bionty", "wetlab"))
                    .build();
            directory.save(instance(SLUG));

            directory.save(changed);

            assertThat(directory.instances()).containsExactly(changed);
        }

        @Test
        void isNotConfusedByDashesInNames() {
            Slug one = new Slug("a", "b--c");
            Slug other = new Slug("a", "-b");

            directory.save(instance(one));
            directory.save(instance(other));

            assertThat(directory.instances()).extracting(InstanceSettings::slug).containsExactly(other, one);
        }

        @Test
        void doesNotListBrokenFilesOfOthers() throws IOException {
            directory.save(instance(SLUG));
            Path broken = directory.path().resolve("instance--anonymous--broken.env");
            Files.writeString(broken, "no settings");
            Files.write(directory.path().resolve("instance--a--binary.env"), new byte[] {(byte) 0xc3, 0x28});
            Files.createDirectory(directory.path().resolve("instance--a--folder.env"));

            assertThat(directory.instances()).containsExactly(instance(SLUG));
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> directory.instance(new Slug("anonymous", "broken")))
                    .withMessageContaining(broken.toString())
                    .withMessageContaining("line 1");
        }

        @Test
        void repairsItsBrokenFileBySaving() throws IOException {
            directory.save(instance(SLUG));
            Files.writeString(directory.path().resolve("instance--anonymous--test-transfer.env"), "broken");

            directory.save(instance(SLUG));

            assertThat(directory.instance(SLUG)).hasValue(instance(SLUG));
        }

        @Test
        void isNotTakenForAnotherOneInItsFile() throws IOException {
            Slug other = new Slug("anonymous", "other");
            directory.save(instance(SLUG));
            // As a file system without upper and lower case would have it.
            Files.copy(
                    directory.path().resolve("instance--anonymous--test-transfer.env"),
                    directory.path().resolve("instance--anonymous--other.env"));

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> directory.instance(other))
                    .withMessageContaining("describes 'anonymous/test-transfer'");
            assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> directory.save(instance(other)));
        }

        @Test
        void isSuggestedForNearlyItsSlug() {
            Slug lamindata = new Slug("laminlabs", "lamindata");
            Slug mine = new Slug("anonymous", "lamindata");
            Slug farAway = new Slug("sunnyosun", "rxrx");
            List.of(SLUG, lamindata, mine, farAway).forEach(slug -> directory.save(instance(slug)));

            assertThat(directory.nearest(new Slug("anonymous", "test-transfre")))
                    .containsExactly(SLUG);
            assertThat(directory.nearest(new Slug("laminlab", "lamindata"))).containsExactly(lamindata, mine);
            assertThat(directory.nearest(new Slug("zzz", "q"))).isEmpty();
            assertThat(directory.nearest(lamindata)).containsExactly(mine);
        }

        @Test
        void isSuggestedWithTwoOthersAtMost() {
            for (String name : List.of("data1", "data2", "data3", "data4")) {
                directory.save(instance(new Slug("anonymous", name)));
            }

            assertThat(directory.nearest(new Slug("anonymous", "data"))).hasSize(3);
        }
    }

    @Nested
    class AConnection {

        @Test
        void lastsUntilItIsEnded() {
            directory.connect(instance(SLUG));

            assertThat(directory.currentInstance()).hasValue(instance(SLUG));
            assertThat(directory.disconnect()).isTrue();
            assertThat(directory.currentInstance()).isEmpty();
            assertThat(directory.instance(SLUG)).hasValue(instance(SLUG));
        }

        @Test
        void isReplacedByTheNextOne() {
            InstanceSettings next = instance(new Slug("anonymous", "next"));
            directory.connect(instance(SLUG));

            directory.connect(next);

            assertThat(directory.currentInstance()).hasValue(next);
            assertThat(directory.instances()).containsExactly(next, instance(SLUG));
        }

        @Test
        void isAByteCopyThatKeepsUnknownKeys() throws IOException {
            Path file = directory.path().resolve("instance--anonymous--test-transfer.env");
            String text = instance(SLUG).text() + "lamindb_instance_future=x\n";
            directory.save(instance(SLUG));
            Files.writeString(file, text);

            directory.connect(directory.instance(SLUG).orElseThrow());

            assertThat(file).hasContent(text);
            assertThat(Files.readString(directory.path().resolve("current_instance.env")))
                    .isEqualTo(text);
        }

        @Test
        void savesWhatChanged() {
            InstanceSettings changed =
                    instance(SLUG).toBuilder().storageRegion("eu-central-1").build();
            directory.save(instance(SLUG));

            directory.connect(changed);

            assertThat(directory.instance(SLUG)).hasValue(changed);
            assertThat(directory.currentInstance()).hasValue(changed);
        }

        @Test
        void isReportedIfBroken() throws IOException {
            directory.connect(instance(SLUG));
            Path file = Files.writeString(directory.path().resolve("current_instance.env"), "");

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(directory::currentInstance)
                    .withMessageContaining(file.toString());
        }

        @Test
        void doesNotFollowTheEnvironment() {
            Map<String, String> hijack = Map.of(
                    "lamindb_instance_db", "postgresql://me@localhost/other",
                    "LAMINDB_INSTANCE_NAME", "other",
                    "DATABASE_URL", "postgresql://me@localhost/other");
            directory.connect(instance(SLUG));

            assertThat(SettingsDirectory.of(hijack, home).currentInstance()).hasValue(instance(SLUG));
        }
    }

    @Nested
    class AUser {

        @Test
        void isSavedByEmailAndHandleToo() {
            directory.save(ADA);

            assertThat(directory.hasUser()).isTrue();
            assertThat(directory.currentUser()).isEqualTo(ADA);
            assertThat(directory.path().resolve("user--ada@example.org.env")).hasContent(ADA.text());
            assertThat(directory.path().resolve("user--ada.env")).hasContent(ADA.text());
        }

        @Test
        void isSavedAsCurrentOneOnlyIfAnonymous() {
            directory.save(UserSettings.anonymous());

            assertThat(directory.hasUser()).isTrue();
            assertThat(directory.path()).isDirectoryNotContaining("glob:**user--*");
        }

        @Test
        void isNotMistakenForAnonymousIfBroken() throws IOException {
            directory.save(ADA);
            Files.writeString(directory.path().resolve("current_user.env"), "lamin_user_uid=x\n");

            assertThatExceptionOfType(SettingsException.class).isThrownBy(directory::currentUser);
        }
    }

    @Test
    void switchesAutoConnect() {
        directory.setAutoConnect(true);
        directory.setAutoConnect(true);
        assertThat(directory.autoConnect()).isTrue();

        directory.setAutoConnect(false);
        directory.setAutoConnect(false);
        assertThat(directory.autoConnect()).isFalse();
    }

    @Test
    void tellsWhetherDjangoMayBeUsed() throws IOException {
        Files.createFile(Files.createDirectory(directory.path()).resolve("private_django_api"));

        assertThat(directory.privateDjangoApi()).isTrue();
    }

    @Nested
    class TheCacheFolder {

        @Test
        void isTheCustomOfTheSystem() {
            assertThat(cacheOn("Linux", Map.of()))
                    .isEqualTo(home.resolve(".cache/lamindb"))
                    .isDirectory();
            assertThat(cacheOn("Mac OS X", Map.of())).isEqualTo(home.resolve("Library/Caches/lamindb"));
            assertThat(cacheOn("Windows 11", Map.of()))
                    .isEqualTo(home.resolve("AppData/Local/laminlabs/lamindb/Cache"));
        }

        @Test
        void followsTheVariablesOfTheSystem() {
            String elsewhere = home.resolve("elsewhere").toString();

            assertThat(cacheOn("Linux", Map.of("XDG_CACHE_HOME", elsewhere)))
                    .isEqualTo(home.resolve("elsewhere/lamindb"));
            assertThat(cacheOn("Windows 11", Map.of("LOCALAPPDATA", elsewhere)))
                    .isEqualTo(home.resolve("elsewhere/laminlabs/lamindb/Cache"));
        }

        @Test
        void isWhatTheStorageFileSays() throws IOException {
            writeStorageFile("lamindb_cache_path=" + home.resolve("my cache"));

            assertThat(directory.cacheDirectory())
                    .isEqualTo(home.resolve("my cache"))
                    .isDirectory();
        }

        @Test
        void isTheCustomIfTheStorageFileSaysNothing() throws IOException {
            writeStorageFile("lamindb_cache_path=null");

            assertThat(cacheOn("Linux", Map.of())).isEqualTo(home.resolve(".cache/lamindb"));
        }

        @Test
        void isFirstOfAllWhatTheVariableSays() throws IOException {
            writeStorageFile("lamindb_cache_path=" + home.resolve("other"));
            String cache = home.resolve("cache").toString();

            assertThat(cacheOn("Linux", Map.of("LAMIN_CACHE_DIR", cache))).isEqualTo(home.resolve("cache"));
        }

        @Test
        void isReportedIfTheStorageFileIsBroken() throws IOException {
            writeStorageFile("nonsense");

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(directory::cacheDirectory)
                    .withMessageContaining("storage.env")
                    .withMessageContaining("default cache folder");
        }

        @Test
        void isReportedIfItCannotBeCreated() throws IOException {
            Path file = Files.createFile(home.resolve("file"));
            SettingsDirectory blocked = SettingsDirectory.of(Map.of("LAMIN_CACHE_DIR", file + "/cache"), home);

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(blocked::cacheDirectory)
                    .withMessageContaining("Set LAMIN_CACHE_DIR");
        }

        @ParameterizedTest
        @CsvSource({"1000,1000", "500 MB,500000000", "2GiB,2147483648", "1.5 k,1500", "1T,1000000000000"})
        void hasALimitIfTheEnvironmentNamesOne(String text, long bytes) {
            assertThat(SettingsDirectory.of(Map.of("LAMIN_CACHE_LIMIT", text), home)
                            .cacheLimit())
                    .hasValue(bytes);
            assertThat(SettingsDirectory.of(Map.of(), home).cacheLimit()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"much", "-1", "5 XB", "1e9"})
        void hasNoLimitThatIsNoSize(String text) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> SettingsDirectory.of(Map.of("LAMIN_CACHE_LIMIT", text), home)
                            .cacheLimit())
                    .withMessageContaining("LAMIN_CACHE_LIMIT");
        }

        private Path cacheOn(String operatingSystem, Map<String, String> environment) {
            return SettingsDirectory.of(environment, home, operatingSystem).cacheDirectory();
        }

        private void writeStorageFile(String line) throws IOException {
            Files.writeString(Files.createDirectory(directory.path()).resolve("storage.env"), line + "\n");
        }
    }

    @Nested
    class ASource {
        private SettingsDirectory cached;

        @BeforeEach
        void useCacheBesideHome() {
            String cache = home.resolve("cache").toString();
            cached = SettingsDirectory.of(Map.of("LAMIN_CACHE_DIR", cache), home);
        }

        @Test
        void isRememberedInTheFileOfTheOriginal() {
            SourceInstance source = new SourceInstance("4XIuR0tvaiXM", List.of("bionty", "wetlab"));

            cached.remember(new Slug("laminlabs", "lamindata"), source);

            assertThat(home.resolve("cache/instance--laminlabs--lamindata--uid.txt"))
                    .hasContent("4XIuR0tvaiXM\nbionty,wetlab");
            assertThat(cached.source(new Slug("laminlabs", "lamindata"))).hasValue(source);
        }

        @Test
        void followsFromTheSettingsOfAnInstance() {
            assertThat(SourceInstance.of(instance(SLUG)))
                    .isEqualTo(new SourceInstance("1FHu5eE0uxm4", List.of("bionty")));
        }

        @Test
        void mayHaveCoreOnly() {
            SourceInstance source = new SourceInstance("1FHu5eE0uxm4", List.of());

            cached.remember(SLUG, source);

            assertThat(cached.source(SLUG)).hasValue(source);
        }

        @Test
        void isUnknownAtFirst() {
            assertThat(cached.source(SLUG)).isEmpty();
        }

        @Test
        void isUnknownAgainIfTheMemoryIsBroken() throws IOException {
            Path file = cached.cacheDirectory().resolve("instance--anonymous--test-transfer--uid.txt");

            Files.writeString(file, "");
            assertThat(cached.source(SLUG)).isEmpty();

            Files.write(file, new byte[] {(byte) 0xc3, 0x28});
            assertThat(cached.source(SLUG)).isEmpty();

            Files.writeString(file, "1FHu5eE0uxm4");
            assertThat(cached.source(SLUG)).hasValue(new SourceInstance("1FHu5eE0uxm4", List.of()));
        }
    }

    private InstanceSettings instance(Slug slug) {
        return InstanceSettings.builder(slug, StorageRoot.of(home + "/" + slug.name()))
                .schemaModules(List.of("bionty"))
                .build();
    }
}
