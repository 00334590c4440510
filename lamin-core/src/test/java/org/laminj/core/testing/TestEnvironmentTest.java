package org.laminj.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.laminj.core.Instance;
import org.laminj.core.model.Storage;
import org.laminj.core.registry.Registry;

@DisplayName("A new instance of a test")
class TestEnvironmentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void isAsOneThatIsCreated(TestDatabase database) {
        TestEnvironment environment = TestEnvironment.in(folder, database.available());
        try (Instance copied = environment.init("copied");
                Instance created = environment.create("created")) {
            assertThat(rows(copied)).isEqualTo(rows(created));
            assertThat(copied.user().uid()).isEqualTo(created.user().uid());
            assertThat(copied.settings().toBuilder().db(created.settings().db()).build())
                    .usingRecursiveComparison()
                    .ignoringFields("slug", "storageRoot", "id")
                    .isEqualTo(created.settings());
        }
    }

    private static Map<String, Long> rows(Instance instance) {
        return instance.schema().registries().stream()
                .map(Registry::name)
                .collect(Collectors.toMap(
                        name -> name, name -> instance.query(name).count()));
    }

    @ParameterizedTest
    @EnumSource
    void hasAStorageOfItsOwn(TestDatabase database) {
        TestEnvironment environment = TestEnvironment.in(folder, database.available());
        try (Instance one = environment.init("one");
                Instance other = environment.init("other")) {
            Storage storage = assertOwn(one);
            assertThat(assertOwn(other).uid()).isNotEqualTo(storage.uid());
        }
    }

    private static Storage assertOwn(Instance instance) {
        Storage storage = instance.query(Storage.class).one();
        assertThat(storage.root()).isEqualTo(instance.settings().storageRoot().text());
        assertThat(storage.instanceUid()).isEqualTo(instance.uid());
        assertThat(instance.settings().storageRoot().marker().read()).contains(storage.uid());
        return storage;
    }
}
