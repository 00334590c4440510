package org.laminj.core.internal.annotate;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.annotate.Dtype;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.annotate.Definitions.Definition;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.vocabulary.ValueList;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;

/** The labels of a record, which may stand under features. */
final class LabelAnnotation {

    private final Annotated annotated;

    LabelAnnotation(Annotated annotated) {
        this.annotated = annotated;
    }

    /** Links the record with labels under a feature, whose dtype comes to name their registries. */
    int add(DatabaseSession session, Definitions features, Definition feature, Collection<? extends SqlRecord> labels) {
        requireCategory(feature);
        int added = 0;
        Dtype dtype = feature.dtype();
        for (Map.Entry<Class<? extends SqlRecord>, List<Long>> group :
                byRegistry(labels).entrySet()) {
            Relation.Linked relation = annotated.requireLabels(group.getKey());
            requireFeatureLinks(relation);
            dtype = dtype.orOf(annotated.graph().registry(group.getKey()).name());
            added += link(session, relation, Map.of("feature", feature.id()), group.getValue());
        }
        if (!dtype.equals(feature.dtype())) {
            features.setDtype(feature, dtype);
            annotated
                    .open()
                    .messages()
                    .message(
                            MessageLevel.INFO,
                            "updated dtype of feature '" + feature.name() + "' from '" + feature.dtype() + "' to '"
                                    + dtype + "'");
        }
        return added;
    }

    /** Links the record with labels that stand under no feature. */
    int add(DatabaseSession session, Collection<? extends SqlRecord> labels) {
        return byRegistry(labels).entrySet().stream()
                .mapToInt(group -> link(session, annotated.requireLabels(group.getKey()), Map.of(), group.getValue()))
                .sum();
    }

    private int link(DatabaseSession session, Relation.Linked relation, Map<String, Long> carried, List<Long> labels) {
        return annotated
                .linkWriter()
                .add(session, annotated.id(), relation, carried, labels)
                .size();
    }

    /** Takes labels off the record, under one feature or wherever they stand. */
    int remove(DatabaseSession session, Map<String, Long> carried, Collection<? extends SqlRecord> labels) {
        return byRegistry(labels).entrySet().stream()
                .mapToInt(group -> annotated
                        .linkWriter()
                        .remove(
                                session,
                                annotated.id(),
                                annotated.requireLabels(group.getKey()),
                                carried,
                                group.getValue()))
                .sum();
    }

    private Map<Class<? extends SqlRecord>, List<Long>> byRegistry(Collection<? extends SqlRecord> labels) {
        Map<Class<? extends SqlRecord>, List<Long>> groups = new LinkedHashMap<>();
        for (SqlRecord label : labels) {
            groups.computeIfAbsent(label.getClass(), type -> new ArrayList<>())
                    .add(annotated.open().ownId(label, "label with"));
        }
        return groups;
    }

    private static void requireCategory(Definition feature) {
        if (!feature.dtype().isCategory()) {
            throw new ValidationException("Cannot label under feature '" + feature.name() + "': its dtype is '"
                    + feature.dtype() + "', and only features of dtype 'cat' take labels. Nothing was written.");
        }
    }

    private static void requireFeatureLinks(Relation.Linked relation) {
        if (relation.link().featureField().isEmpty()) {
            throw new ValidationException("Cannot label with " + relation.accessor()
                    + " under a feature: their links name none. Add them without one.");
        }
    }

    /**
     * The labels with some names, from the registries that a feature takes its categories from.
     *
     * @throws ValidationException if one is in none of them, saying how to register it
     */
    List<SqlRecord> named(DatabaseSession session, Definition feature, Set<String> names) {
        List<String> registries = feature.dtype().registries().isEmpty()
                ? List.of(annotated.graph().registry(ULabel.class).name())
                : feature.dtype().registries();
        Set<String> unknown = new LinkedHashSet<>(names);
        List<SqlRecord> labels = new ArrayList<>();
        for (String name : registries) {
            Registry<?> registry = annotated.graph().registry(name);
            Field nameField = registry.nameField();
            for (Row row : session.select(registry, registry.fields(), nameField, unknown)) {
                if (unknown.remove(String.valueOf(row.get(nameField)))) {
                    labels.addAll(annotated.open().records().records(registry, List.of(row)));
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw notRegistered(feature, registries, unknown);
        }
        return labels;
    }

    private static ValidationException notRegistered(Definition feature, List<String> registries, Set<String> unknown) {
        String first = registries.get(0).substring(registries.get(0).indexOf('.') + 1);
        return new ValidationException("These values could not be validated: "
                + "[" + ValueList.of(unknown) + "]. Feature '" + feature.name() + "' takes records of "
                + String.join(" or ", registries)
                + ". Nothing was written. Here is how to create them: lamin.vocabulary(" + first
                + ".class).create(values).");
    }

    /** The names of the labels that stand under features, by the id of the feature; a statement or two for each registry. */
    SetMultimap<Long, Object> read(DatabaseSession session) {
        SetMultimap<Long, Object> names = LinkedHashMultimap.create();
        for (Relation.Linked relation : annotated.labels()) {
            relation.link().featureField().ifPresent(feature -> read(session, relation, feature, names));
        }
        return names;
    }

    private void read(
            DatabaseSession session, Relation.Linked relation, Field feature, SetMultimap<Long, Object> names) {
        LinkTable link = relation.link();
        Field far = relation.far().field();
        SetMultimap<Long, Long> features = LinkedHashMultimap.create();
        session.select(link, List.of(far, feature), relation.near().field(), List.of(annotated.id())).stream()
                .filter(row -> row.get(feature) != null)
                .forEach(row -> features.put(row.number(far), row.number(feature)));
        Registry<?> registry = annotated.graph().registry(relation.target());
        session.select(registry, List.of(registry.id(), registry.nameField()), registry.id(), features.keySet())
                .forEach(row -> features.get(row.number(registry.id()))
                        .forEach(id -> names.put(id, String.valueOf(row.get(registry.nameField())))));
    }

    /** Takes all labels under some features off the record. */
    int removeUnder(DatabaseSession session, Collection<Long> features) {
        int removed = 0;
        for (Relation.Linked relation : annotated.labels()) {
            LinkTable link = relation.link();
            if (link.featureField().isPresent()) {
                Field feature = link.featureField().get();
                List<Long> links =
                        session.select(link, link.fields(), relation.near().field(), List.of(annotated.id())).stream()
                                .filter(row -> features.contains(row.numberOrNull(feature)))
                                .map(row -> row.number(link.id()))
                                .toList();
                removed += session.delete(link, links);
            }
        }
        return removed;
    }

    /** Says that a label was not referred to by name in the data, so that it may be renamed. */
    void makeExternal(DatabaseSession session, SqlRecord label) {
        long id = annotated.open().ownId(label, "make external");
        Relation.Linked relation = annotated.requireLabels(label.getClass());
        LinkTable link = relation.link();
        link.field("label_ref_is_name").ifPresent(byName -> {
            Map<Long, Boolean> external =
                    session.select(link, link.fields(), relation.near().field(), List.of(annotated.id())).stream()
                            .filter(row -> row.number(relation.far().field()) == id)
                            .collect(Collectors.toMap(row -> row.number(link.id()), row -> false));
            session.updateAll(link, byName, external);
        });
    }
}
