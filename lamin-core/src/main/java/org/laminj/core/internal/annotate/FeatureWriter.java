package org.laminj.core.internal.annotate;

import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.laminj.core.SqlRecord;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.annotate.Definitions.Definition;
import org.laminj.core.internal.annotate.Definitions.Given;
import org.laminj.core.internal.annotate.ValueAnnotation.Value;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;

/** Annotates a record with values of features and with feature sets. */
public final class FeatureWriter {

    private final Annotated annotated;
    private final OpenDatabase open;
    private final LabelAnnotation labels;

    public FeatureWriter(Annotated annotated) {
        this.annotated = annotated;
        this.open = annotated.open();
        this.labels = new LabelAnnotation(annotated);
    }

    private ValueAnnotation plainValues() {
        return new ValueAnnotation(annotated, FeatureValue.class, Feature.class, "features");
    }

    private Definitions features(DatabaseSession session) {
        return new Definitions(session, open.records().graph().registry(Feature.class));
    }

    /** Adds values by the name of their feature. */
    public void addValues(Map<String, ?> values) {
        refuseModels();
        ValueAnnotation plain = plainValues();
        open.database().writeSession(session -> {
            Definitions features = features(session);
            List<Value> wanted = new ArrayList<>();
            for (Given given : features.given(values)) {
                Definition feature = given.definition();
                if (feature.dtype().isCategory()) {
                    labels.add(session, features, feature, categories(session, feature, given.value()));
                } else {
                    wanted.add(new Value(feature, new JsonValues().read(given)));
                }
            }
            plain.add(session, wanted);
            return wanted.size();
        });
    }

    private void refuseModels() {
        if (annotated.record() instanceof Artifact artifact && "model".equals(artifact.type())) {
            throw new ValidationException("Cannot annotate model '" + artifact.uid()
                    + "' with features: only data sets have them. Give it params instead.");
        }
    }

    private List<SqlRecord> categories(DatabaseSession session, Definition feature, Object value) {
        Collection<?> several = value instanceof Collection<?> collection ? collection : List.of(value);
        List<SqlRecord> records = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Object each : several) {
            if (each instanceof SqlRecord record) {
                records.add(record);
            } else if (each instanceof CharSequence name) {
                names.add(name.toString());
            } else {
                throw new ValidationException("Value '" + each + "' does not fit '" + feature.name()
                        + "', whose dtype is '" + feature.dtype() + "' and which takes "
                        + feature.dtype().kind().description() + ". Nothing was written.");
            }
        }
        records.addAll(labels.named(session, feature, names));
        return records;
    }

    /** All values by the name of their feature. */
    public Map<String, List<Object>> values() {
        ValueAnnotation plain = plainValues();
        return open.database().readSession(session -> {
            SetMultimap<Long, Object> values = labels.read(session);
            values.putAll(plain.read(session));
            return byName(features(session).withIds(values.keySet()), values);
        });
    }

    static Map<String, List<Object>> byName(Map<Long, Definition> definitions, SetMultimap<Long, Object> valuesById) {
        return definitions.values().stream()
                .collect(Collectors.toMap(
                        Definition::name,
                        definition -> List.copyOf(valuesById.get(definition.id())),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Takes values off by the name of their feature. */
    public int removeValues(Collection<String> names) {
        ValueAnnotation plain = plainValues();
        return open.database().writeSession(session -> {
            List<Long> ids = features(session).named(new LinkedHashSet<>(names)).values().stream()
                    .map(Definition::id)
                    .toList();
            return labels.removeUnder(session, ids) + plain.remove(session, ids);
        });
    }

    private Relation.Linked sets() {
        return annotated.values(FeatureSet.class, "feature sets");
    }

    /** Links the record with a feature set. */
    public boolean addFeatureSet(FeatureSet set, String slot) {
        long id = open.ownId(set, "annotate with");
        return !open.database()
                .writeSession(session ->
                        annotated.linkWriter().add(session, annotated.id(), sets(), Map.of("slot", slot), List.of(id)))
                .isEmpty();
    }

    /** The feature sets of the record by slot. */
    public Map<String, FeatureSet> featureSets() {
        Relation.Linked relation = sets();
        Field far = relation.far().field();
        Field slot = relation.link().field("slot").orElseThrow();
        Registry<FeatureSet> registry = open.records().graph().registry(FeatureSet.class);
        return open.database().readSession(session -> {
            Map<Long, String> slots = new LinkedHashMap<>();
            session.select(relation.link(), List.of(far, slot), relation.near().field(), List.of(annotated.id()))
                    .forEach(row -> slots.put(row.number(far), String.valueOf(row.get(slot))));
            Map<String, FeatureSet> bySlot = new LinkedHashMap<>();
            open.records()
                    .records(registry, session.select(registry, registry.fields(), registry.id(), slots.keySet()))
                    .forEach(set -> bySlot.put(slots.get(set.id().value()), set));
            return bySlot;
        });
    }
}
