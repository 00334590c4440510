package org.laminj.core.annotate;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.annotate.Annotated;
import org.laminj.core.internal.annotate.LabelWriter;
import org.laminj.core.model.Feature;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QueryException;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;

/**
 * The labels of a record: records of vocabularies such as cell types, of any schema module, perhaps under a feature.
 *
 * <pre>{@code
 * lamin.labels(artifact).add(donor, lung);
 * lamin.labels(artifact).under(cellType).add(tCell, bCell);
 * }</pre>
 *
 * <p>Each call that writes is one transaction. Immutable and thread-safe. Mirrors {@code LabelManager}.
 */
public final class Labels {

    private final Annotated annotated;
    private final @Nullable Feature feature;

    /** Called by {@link org.laminj.core.Instance#labels}. */
    public Labels(Annotated annotated) {
        this(annotated, null);
    }

    private Labels(Annotated annotated, @Nullable Feature feature) {
        this.annotated = annotated;
        this.feature = feature;
    }

    /** The labels under a feature. */
    public Labels under(Feature wanted) {
        return new Labels(annotated, requireNonNull(wanted, "feature"));
    }

    /**
     * Adds labels, which may be of several registries; those that are there already stay as they are.
     *
     * <p>Under a feature whose dtype does not name a registry of them, that registry is added to the dtype, as in the
     * original, and a message says so.
     *
     * @return how many are new
     * @throws ValidationException if the record takes no labels of a registry, or the feature none at all
     * @throws org.laminj.core.store.ConstraintException if a label was never saved, or is one of another instance: save it
     *     here and add what save returns
     */
    public int add(Collection<? extends SqlRecord> labels) {
        return new LabelWriter(annotated).add(feature, labels);
    }

    /** As {@link #add(Collection)}. */
    public int add(SqlRecord... labels) {
        return add(List.of(labels));
    }

    /**
     * Takes labels off: under the feature, if one was named, else wherever they stand.
     *
     * @return how many links were removed
     */
    public int remove(Collection<? extends SqlRecord> labels) {
        return new LabelWriter(annotated).remove(feature, labels);
    }

    /** As {@link #remove(Collection)}. */
    public int remove(SqlRecord... labels) {
        return remove(List.of(labels));
    }

    /**
     * The labels of one registry, under whichever feature they stand.
     *
     * @throws ValidationException if the record takes no labels of it
     */
    public <L extends SqlRecord> QuerySet<L> of(Class<L> type) {
        Relation.Linked relation = annotated.requireLabels(type);
        String back = relation.far().accessor();
        if (back == null) {
            throw new QueryException("Labels '" + relation.accessor() + "' have no way back, so they are not queried.");
        }
        Registry<L> registry = annotated.open().records().graph().registry(type);
        return new QuerySet<>(annotated.open().records(), registry).filter(Condition.lookup(back, annotated.record()));
    }

    /**
     * Says that the data of the record does not refer to a label by its name, so that the label may be renamed. The label
     * stays where it is.
     */
    public void makeExternal(SqlRecord label) {
        new LabelWriter(annotated).makeExternal(label);
    }
}
