package org.laminj.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.schema.SchemaModules;
import org.laminj.core.model.Artifact;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.spi.SchemaModule;
import org.laminj.core.spi.SchemaModuleException;

@DisplayName("Schema modules are refused")
class SchemaModuleValidationTest {

    @RegistryTable(value = "plain_thing", nameField = "name")
    record Thing(RecordId id, @Uid(8) String uid, @Text(20) String name) implements SqlRecord {}

    @RegistryTable(value = "plain_thing", nameField = "name")
    record Twin(RecordId id, @Uid(8) String uid, @Text(20) String name) implements SqlRecord {}

    @RegistryTable(value = "plain_pointing", nameField = "uid")
    @ManyToMany(accessor = "strangers", target = Stranger.class)
    record Pointing(RecordId id, @Uid(8) String uid, Ref<Stranger> stranger) implements SqlRecord {}

    @RegistryTable(value = "plain_stranger", nameField = "uid")
    record Stranger(RecordId id, @Uid(8) String uid) implements SqlRecord {}

    @RegistryTable(value = "plain_odd", nameField = "uid")
    record Odd(RecordId id, @Uid(8) String uid, List<String> values) implements SqlRecord {}

    @RegistryTable(value = "plain_linked", nameField = "uid")
    @ManyToMany(accessor = "artifacts", target = Artifact.class, reverse = "ulabels")
    record Linked(RecordId id, @Uid(8) String uid) implements SqlRecord {}

    private record Module(String name, Set<String> requires, List<Class<? extends SqlRecord>> registries)
            implements SchemaModule {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Module module(String name, Class<? extends SqlRecord>... registries) {
        return new Module(name, Set.of(), List.of(registries));
    }

    private static Module requiring(String name, String... required) {
        return new Module(name, Set.of(required), List.of());
    }

    /** Each problem is told of, and nothing else is. */
    private static void assertProblems(List<Module> modules, String... expected) {
        SchemaModuleException thrown =
                catchThrowableOfType(SchemaModuleException.class, () -> SchemaModules.of(modules));
        assertThat(thrown.problems()).hasSameSizeAs(expected);
        for (String problem : expected) {
            assertThat(thrown.problems()).anyMatch(actual -> actual.contains(problem));
        }
    }

    @Test
    void whenTwoHaveTheSameName() {
        assertProblems(List.of(module("plain"), module("plain")), "are both named 'plain': remove one");
    }

    @Test
    void whenOneTakesTheNameOfCore() {
        assertProblems(List.of(module("core")), "has the reserved name 'core': choose another");
    }

    @Test
    void whenANameIsNoName() {
        assertProblems(List.of(module("Big-Name")), "has the name 'Big-Name': use lower-case letters");
    }

    @Test
    void whenOneRequiresWhatIsNotThere() {
        assertProblems(List.of(requiring("plain", "bionty")), "requires 'bionty', which is not on the class path");
    }

    @Test
    void whenTheyRequireEachOtherInACircle() {
        assertProblems(
                List.of(requiring("a", "b"), requiring("b", "c"), requiring("c", "a")),
                "[a, b, c] require each other in a circle");
    }

    @Test
    void whenATableLiesOutsideThePrefix() {
        assertProblems(
                List.of(module("other", Thing.class)),
                "Table 'plain_thing' of registry " + Thing.class.getName() + " lies outside the prefix 'other_'");
    }

    @Test
    void whenTwoRegistriesShareATable() {
        assertProblems(List.of(module("plain", Thing.class, Twin.class)), "are both declared for table 'plain_thing'");
    }

    @Test
    void whenARegistryIsContributedTwice() {
        assertProblems(
                List.of(module("plain", Thing.class), module("plainer", Thing.class)),
                "is contributed twice, by schema modules 'plain' and 'plainer'");
    }

    @Test
    void whenEdgesLeadToUnknownRegistries() {
        assertProblems(
                List.of(module("plain", Pointing.class)),
                "Foreign key 'stranger' of registry " + Pointing.class.getName() + " leads to "
                        + Stranger.class.getName() + ", which no schema module contributes",
                "Link table 'strangers' of registry " + Pointing.class.getName() + " leads to "
                        + Stranger.class.getName() + ", which no schema module contributes");
    }

    @Test
    void whenAComponentFitsNoColumn() {
        assertProblems(
                List.of(module("plain", Odd.class)),
                "Component 'values' of registry class " + Odd.class.getName()
                        + " has type java.util.List<java.lang.String>, which no column can hold");
    }

    @Test
    void whenAnAccessorIsTaken() {
        assertProblems(
                List.of(module("plain", Linked.class)),
                "Accessor 'ulabels' of registry " + Artifact.class.getName() + " is declared twice");
    }

    @Test
    void withAllProblemsAtOnce() {
        assertProblems(
                List.of(
                        module("Big"),
                        requiring("plain", "bionty"),
                        module("other", Thing.class),
                        module("more", Linked.class, Pointing.class)),
                "has the name 'Big'",
                "Link table 'plain_linked_artifacts' lies outside the prefix 'more_'",
                "Accessor 'ulabels' of registry",
                "Table 'plain_linked' of registry",
                "Table 'plain_pointing' of registry",
                "Foreign key 'stranger'",
                "Link table 'strangers'",
                "requires 'bionty'",
                "lies outside the prefix 'other_'");
    }

    @Test
    void whenAServicesLineCannotBeLoaded(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SchemaModule.class.getName()), "org.example.Missing\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {

            assertThatThrownBy(() -> SchemaModules.discovered(loader))
                    .isInstanceOf(SchemaModuleException.class)
                    .hasMessageContaining("org.example.Missing")
                    .hasMessageContaining("correct the line or remove the jar");
        }
    }

    @Test
    void butCoreAloneIsFine() {
        assertThat(SchemaModules.of(List.of()).names()).containsExactly("core");
        assertThat(SchemaModules.discovered(getClass().getClassLoader()).names())
                .containsExactly("core");
    }
}
