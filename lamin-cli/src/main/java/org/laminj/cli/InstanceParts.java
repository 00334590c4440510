package org.laminj.cli;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/** What a page says of an instance; two statements for each registry. */
final class InstanceParts {

    private static final int NEWEST = 7;

    /** What tells when a record was made, whichever there is. */
    private static final List<String> TIMES = List.of("created_at", "started_at");

    private final Instance instance;

    InstanceParts(Instance instance) {
        this.instance = instance;
    }

    /** What the instance is. */
    DomContent facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Slug", instance.slug().toString());
        facts.put("Uid", instance.uid());
        facts.put("Database", instance.settings().db() == null ? "SQLite" : "PostgreSQL");
        facts.put("Storage", instance.settings().storageRoot().toString());
        facts.put("Schema modules", String.join(", ", instance.schemaModules()));
        return dl(each(facts.entrySet(), fact -> div(dt(fact.getKey()), dd(fact.getValue()))));
    }

    /** How many records there are. */
    DomContent counts() {
        HtmlTable table = new HtmlTable(
                "How many records each registry has", "Registry", "Schema module", "Records", "Hidden or in the trash");
        for (Registry<?> registry : instance.schema().registries()) {
            QuerySet<?> records = instance.query(registry.type());
            long visible = records.count();
            table.add(List.of(
                    registry.name(),
                    registry.module(),
                    visible,
                    records.anyVisibility().count() - visible));
        }
        return table.content();
    }

    /** The newest records of each registry that has any. */
    DomContent newest() {
        List<DomContent> tables = new ArrayList<>();
        instance.schema().registries().forEach(registry -> {
            HtmlTable table = newest(registry);
            if (!table.isEmpty()) {
                tables.add(details(summary(registry.name()), table.content()).attr("open"));
            }
        });
        return tables.isEmpty() ? p("There are none.") : div(each(tables, table -> table));
    }

    private <R extends SqlRecord> HtmlTable newest(Registry<R> registry) {
        List<Field> fields = fields(registry);
        HtmlTable table = new HtmlTable(
                "Newest records of " + registry.name(),
                fields.stream().map(Field::name).toList());
        String time = TIMES.stream()
                .filter(name -> registry.field(name).isPresent())
                .findFirst()
                .orElse("id");
        instance.query(registry.type())
                .orderBy("-" + time)
                .orderBy("-id")
                .limit(NEWEST)
                .list()
                .forEach(record -> table.add(fields.stream()
                        .map(field -> registry.value(record, field))
                        .toList()));
        return table;
    }

    /** What tells a record from others. */
    private static List<Field> fields(Registry<?> registry) {
        Set<Field> fields = new LinkedHashSet<>();
        registry.uid().ifPresent(fields::add);
        fields.add(registry.nameField());
        Stream.of("key", "version", "type").forEach(name -> registry.field(name).ifPresent(fields::add));
        registry.ontologyIdField().ifPresent(fields::add);
        TIMES.forEach(name -> registry.field(name).ifPresent(fields::add));
        return List.copyOf(fields);
    }
}
