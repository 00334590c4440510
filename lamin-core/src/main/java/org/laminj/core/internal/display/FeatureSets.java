package org.laminj.core.internal.display;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.display.FeatureSetMembers;
import org.laminj.core.display.RecordText;
import org.laminj.core.internal.store.Dialect;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.LinkColumns;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** The feature sets of a data set by slot, with the names of their members; two statements. */
final class FeatureSets {

    /** The original cuts here and says nothing of the rest. */
    private static final int SHOWN = 20;

    private static final Field SLOT = Field.builder("slot", FieldType.TEXT).build();
    private static final Field SET = Field.builder("id", FieldType.BIG_INTEGER).build();
    private static final Field MEMBERS =
            Field.builder("registry", FieldType.TEXT).build();

    private final DescribedRecord record;
    private final Registry<FeatureSet> registry;

    FeatureSets(DescribedRecord record) {
        this.record = record;
        this.registry = record.schema().registry(FeatureSet.class);
    }

    Section section() {
        List<Row> sets = record.links().stream()
                .filter(relation -> relation.link().columns() == LinkColumns.FEATURE_SET)
                .flatMap(relation -> sets(relation).stream())
                .toList();
        SetMultimap<Long, String> members = members(sets);
        List<Section.Entry> entries = new ArrayList<>();
        for (Row set : sets) {
            Set<String> names = members.get(set.number(SET));
            if (!names.isEmpty()) {
                String slot = RecordText.value(set.get(SLOT));
                entries.add(new Section.Entry(
                        slot,
                        slot + " = " + ShortList.allQuoted(names),
                        new FeatureSetMembers((String) set.get(SLOT), List.copyOf(names))));
            }
        }
        return new Section("Feature sets", entries);
    }

    private List<Row> sets(Relation.Linked relation) {
        Statement statement = Statement.of(
                "SELECT l.\"slot\", f.\"id\", f.\"registry\" FROM "
                        + Dialect.quote(relation.link().table()) + " l JOIN " + Dialect.quote(registry.table())
                        + " f ON f.\"id\" = l."
                        + Dialect.quote(relation.far().field().column()) + " WHERE l."
                        + Dialect.quote(relation.near().field().column()) + " = ? ORDER BY l.\"id\"",
                record.id());
        return record.session().select(statement, new RowShape(List.of(SLOT, SET, MEMBERS)));
    }

    private SetMultimap<Long, String> members(List<Row> sets) {
        Set<String> registries =
                sets.stream().map(set -> String.valueOf(set.get(MEMBERS))).collect(Collectors.toSet());
        List<Relation.Linked> relations = record.schema().links(FeatureSet.class).stream()
                .filter(relation -> registries.contains(
                        record.schema().registry(relation.target()).name()))
                .toList();
        SetMultimap<Long, String> names = LinkedHashMultimap.create();
        new FirstNames(record.session(), record.schema())
                .read(
                        relations,
                        sets.stream().map(set -> set.number(SET)).toList(),
                        relation -> relation.near().field(),
                        record.relatedNames().members(),
                        record.most(SHOWN))
                .forEach(name -> names.put(name.group(), name.name()));
        return names;
    }
}
