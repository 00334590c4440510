package org.laminj.core.internal.display;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.InstanceException;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.Description;
import org.laminj.core.display.FeatureSetMembers;
import org.laminj.core.display.PrintableText;
import org.laminj.core.display.RecordText;
import org.laminj.core.display.TextStyle;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.query.RecordFrame;
import org.laminj.core.model.Artifact;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/** What a record is and what belongs to it, as {@code describe} of the original prints it. */
public final class RecordDescription {

    private static final String MODEL = "model";

    private final OpenDatabase open;

    public RecordDescription(OpenDatabase open) {
        this.open = open;
    }

    /**
     * The text, whose lines all end with a line feed.
     *
     * @throws InstanceException if the record lives in another instance
     */
    public String text(SqlRecord record, TextStyle style) {
        String header = header(record, style);
        RecordId id = record.id();
        if (!id.isSaved()) {
            return header;
        }
        return header
                + database(id).text(style)
                + sections(record, false).stream()
                        .map(section -> section.text(style))
                        .collect(Collectors.joining());
    }

    /** The registry stands before the first bracket. */
    private static String header(SqlRecord record, TextStyle style) {
        String text = PrintableText.of(RecordText.withoutReferences(record));
        int name = text.indexOf('(');
        return style.className(text.substring(0, name)) + text.substring(name) + "\n";
    }

    /**
     * The same for programs, and complete.
     *
     * @throws IllegalArgumentException if the record is not saved
     * @throws InstanceException if the record lives in another instance
     */
    public Description of(SqlRecord record) {
        if (!record.id().isSaved()) {
            throw new IllegalArgumentException("Nothing belongs to a record that is not saved. Save it first.");
        }
        Registry<?> registry = open.records().graph().registry(record.getClass());
        List<Section> sections = sections(record, true);
        boolean dataSet = isDataSet(record);
        Map<String, List<Object>> values = sections.get(3).lists(Object.class);
        return new Description(
                open.settings().slug().toString(),
                registry.name(),
                uid(registry, record),
                fields(registry, record),
                sections.get(0).values(),
                sections.get(1).lists(Instant.class),
                sections.get(2).lists(String.class),
                dataSet ? values : Map.of(),
                dataSet ? Map.of() : values,
                sections.get(4).entries().stream()
                        .map(entry -> (FeatureSetMembers) requireNonNull(entry.value()))
                        .toList());
    }

    private static <R extends SqlRecord> @Nullable String uid(Registry<R> registry, SqlRecord record) {
        R own = registry.type().cast(record);
        return registry.uid()
                .map(field -> registry.value(own, field))
                .map(Object::toString)
                .orElse(null);
    }

    private static <R extends SqlRecord> Map<String, @Nullable Object> fields(Registry<R> registry, SqlRecord record) {
        R own = registry.type().cast(record);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Field field : RecordFrame.columns(registry)) {
            fields.put(field.column(), plain(registry.value(own, field)));
        }
        return fields;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof RecordId id) {
            return id.value();
        }
        return value instanceof Ref<?> reference ? reference.id().value() : value;
    }

    private InstanceException elsewhere(SqlRecord record) {
        return new InstanceException("Cannot describe " + record.getClass().getSimpleName() + " with id "
                + record.id() + " of instance '"
                + record.id().database() + "' through instance '"
                + open.settings().slug()
                + "': what belongs to it is in the instance it came from. Call describe on that one.");
    }

    private static Section database(RecordId id) {
        boolean foreign = !id.database().equals(RecordId.DEFAULT_DATABASE);
        return new Section(
                "Database instance",
                foreign ? List.of(new Section.Entry("slug", "slug: " + id.database(), id.database())) : List.of());
    }

    /** Provenance, usage, labels, values, feature sets. */
    private List<Section> sections(SqlRecord record, boolean whole) {
        if (!record.id().instanceId().equals(open.settings().id().hex())) {
            throw elsewhere(record);
        }
        return open.database().readSession(session -> {
            DescribedRecord described = new DescribedRecord(
                    session,
                    open.records().graph(),
                    open.records().graph().registry(record.getClass()),
                    record.id().value(),
                    whole);
            return List.of(
                    new Provenance(described).section(),
                    new Usage(described).section(),
                    new Labels(described).section(),
                    isDataSet(record) ? new Features(described).section() : new Params(described).section(),
                    new FeatureSets(described).section());
        });
    }

    private static boolean isDataSet(SqlRecord record) {
        return record instanceof Artifact artifact && !MODEL.equals(artifact.type());
    }
}
