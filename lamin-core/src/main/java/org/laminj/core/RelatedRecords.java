package org.laminj.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.internal.instance.LinkWriter;
import org.laminj.core.model.Feature;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QueryException;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;

/**
 * What a record reaches by an accessor over a link table, such as the {@code cell_types} of an artifact.
 *
 * <p>Immutable and thread-safe. Mirrors the related managers of the original.
 */
public final class RelatedRecords {

    private final Instance instance;
    private final SqlRecord record;
    private final Relation.Linked relation;
    private final @Nullable Ref<Feature> feature;

    RelatedRecords(Instance instance, SqlRecord record, String accessor) {
        this(instance, record, relation(instance, record, accessor), null);
    }

    private RelatedRecords(
            Instance instance, SqlRecord record, Relation.Linked relation, @Nullable Ref<Feature> feature) {
        this.instance = instance;
        this.record = record;
        this.relation = relation;
        this.feature = feature;
    }

    private static Relation.Linked relation(Instance instance, SqlRecord record, String accessor) {
        Relation relation = instance.schema().relations(record.getClass()).get(accessor);
        if (relation instanceof Relation.Linked linked) {
            return linked;
        }
        throw new QueryException("Registry " + record.getClass().getSimpleName() + " reaches nothing by '" + accessor
                + "' over a link table. Choices are: "
                + instance.schema().links(record.getClass()).stream()
                        .map(Relation::accessor)
                        .filter(name -> !name.startsWith("_"))
                        .collect(Collectors.joining(", "))
                + ".");
    }

    /**
     * The same relation with a feature: what is added stands under it.
     *
     * @throws QueryException if links of this relation name no feature
     */
    public RelatedRecords under(Feature labelling) {
        if (relation.link().featureField().isEmpty()) {
            throw new QueryException("Links '" + relation.accessor() + "' name no feature: add records without one.");
        }
        return new RelatedRecords(instance, record, relation, Ref.to(labelling));
    }

    /**
     * Links records of the same instance, in this order; those that are linked already stay as they are.
     *
     * @return how many links are new
     */
    public int add(Collection<? extends SqlRecord> records) {
        return links().add(record, relation, carried(), records);
    }

    private LinkWriter links() {
        return new LinkWriter(instance.open(), instance.run().orElse(null));
    }

    private Map<String, Long> carried() {
        return feature == null ? Map.of() : Map.of("feature", feature.id().value());
    }

    /** As {@link #add(Collection)}. */
    public int add(SqlRecord... records) {
        return add(List.of(records));
    }

    /**
     * Takes records off, which themselves stay; under a feature, if one is named, else wherever they stand.
     *
     * @return how many links were removed
     */
    public int remove(Collection<? extends SqlRecord> records) {
        return links().remove(record, relation, carried(), records);
    }

    /** As {@link #remove(Collection)}. */
    public int remove(SqlRecord... records) {
        return remove(List.of(records));
    }

    /**
     * The linked records: visible ones, as in every query, until {@link QuerySet#anyVisibility()} says otherwise. Who asks
     * for the artifacts of a collection reads it: it becomes an input of the active run.
     */
    public QuerySet<?> query() {
        if (record instanceof org.laminj.core.model.Collection
                && relation.accessor().equals("artifacts")) {
            instance.noteRead(record);
        }
        return query(instance.schema().registry(relation.target()));
    }

    private <T extends SqlRecord> QuerySet<T> query(Registry<T> registry) {
        String back = relation.far().accessor();
        if (back == null) {
            throw new QueryException("Links '" + relation.accessor() + "' have no way back, so they are not queried.");
        }
        return new QuerySet<>(instance.records(), registry).filter(Condition.lookup(back, record));
    }
}
