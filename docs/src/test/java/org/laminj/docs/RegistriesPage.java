package org.laminj.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.ForeignKey;
import org.laminj.core.registry.MatchingKey;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/** Writes the tables of all registries of a schema graph as a page. */
final class RegistriesPage {

    private static final String HEAD = """
            # Registries

            <!-- Generated from the schema graph by RegistriesTest: do not edit, run mvn -pl docs -am verify -Ddocs.rewrite -->

            All registries of `core`, `bionty` and `wetlab` with their fields and accessors.

            - **Field** is the attribute of lamindb, as lookups and data frames name it; the component of the Java record is
              the same in camel case. The column of a reference ends in `_id`.
            - References are followed in a transfer (*follow* brings the record along or maps it), point to what the
              target has of its own (*rebind*, or *trace*, which a full transfer follows), or are left empty (*clear*).
            - **Transfer** says when a transfer goes on to the records behind an accessor: *always*, *from selected*
              records only, *from selected or fully* (in a full transfer from all), *parents* (an option of the
              transfer), *fully* (in a full transfer), *never*.
            - A record is recognised in another instance by its uid, then by the keys under *recognised by*, in order. Where a key
              asks for equal values and they differ, that is a conflict.
            - Accessors that begin with an underscore are private to lamindb and left out, except for those that a transfer
              follows.
            """;

    private final SchemaGraph schema;

    RegistriesPage(SchemaGraph schema) {
        this.schema = schema;
    }

    String text() {
        List<String> parts = new ArrayList<>(List.of(HEAD));
        for (String module : schema.modules()) {
            parts.add("## " + module + "\n");
            schema.registriesOf(module).forEach(registry -> parts.add(section(registry)));
        }
        return String.join("\n", parts);
    }

    private String section(Registry<?> registry) {
        String accessors = accessors(registry);
        return "### " + registry.name() + "\n\n"
                + "Table `" + registry.table() + "`"
                + (registry.naturalKeys().isEmpty()
                        ? ""
                        : "; recognised by "
                                + registry.naturalKeys().stream()
                                        .map(RegistriesPage::key)
                                        .collect(Collectors.joining(", then ")))
                + ".\n\n"
                + "| Field | Type | Null | Remarks |\n|---|---|---|---|\n"
                + registry.fields().stream()
                        .filter(field -> !field.isId())
                        .map(this::row)
                        .collect(Collectors.joining())
                + (accessors.isEmpty()
                        ? ""
                        : "\n| Accessor | Leads to | Through | Transfer |\n|---|---|---|---|\n" + accessors);
    }

    private static String key(MatchingKey key) {
        return names(key.fields()) + (key.agreeing().isEmpty() ? "" : " with equal " + names(key.agreeing()));
    }

    private static String names(List<Field> fields) {
        return fields.stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(" and "));
    }

    private String row(Field field) {
        return "| `" + field.name() + "` | " + type(field) + " | " + (field.isNullable() ? "yes" : "") + " | "
                + remarks(field) + " |\n";
    }

    private String type(Field field) {
        return field.foreignKey()
                .map(key -> "[" + schema.registry(key.target()).name() + "](#" + anchor(key.target()) + ")")
                .orElseGet(() -> field.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + (field.type() == FieldType.TEXT && field.length() > 0 ? " (" + field.length() + ")" : ""));
    }

    private String anchor(Class<? extends SqlRecord> target) {
        return schema.registry(target).name().toLowerCase(Locale.ROOT).replace(".", "");
    }

    private static String remarks(Field field) {
        List<String> remarks = new ArrayList<>();
        if (field.isUnique()) {
            remarks.add("unique");
        }
        field.defaultValue().ifPresent(value -> remarks.add("default " + value));
        field.foreignKey().map(ForeignKey::onTransfer).ifPresent(policy -> remarks.add(word(policy)));
        return String.join(", ", remarks);
    }

    private String accessors(Registry<?> registry) {
        return schema.relations(registry.type()).values().stream()
                .filter(relation -> !(relation instanceof Relation.ToOne))
                .filter(relation -> !relation.accessor().startsWith("_") || isFollowed(relation))
                .map(relation -> "| `" + relation.accessor() + "` | ["
                        + schema.registry(relation.target()).name() + "](#" + anchor(relation.target()) + ") | "
                        + through(relation) + " |\n")
                .collect(Collectors.joining());
    }

    private static boolean isFollowed(Relation relation) {
        return relation instanceof Relation.Linked linked && linked.near().onTransfer() != Following.NEVER;
    }

    private static String through(Relation relation) {
        if (relation instanceof Relation.Linked linked) {
            return "`" + linked.link().table() + "` | " + word(linked.near().onTransfer());
        }
        Field field = ((Relation.FromMany) relation).field();
        return "its `" + field.name() + "` | "
                + word(field.foreignKey().orElseThrow().onTransferOfTarget());
    }

    private static String word(Enum<?> policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
