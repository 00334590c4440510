package org.laminj.core.annotate;

import java.util.List;
import java.util.Map;
import org.laminj.core.internal.annotate.Annotated;
import org.laminj.core.internal.annotate.FeatureWriter;
import org.laminj.core.model.FeatureSet;

/**
 * What the features of a data set are: their values, and the sets of features that its data has.
 *
 * <pre>{@code
 * lamin.features(artifact).addValues(Map.of("cell_type", List.of(tCell, "B cell"), "temperature", 27.6));
 * lamin.features(artifact).addFeatureSet(genes, "var");
 * }</pre>
 *
 * <p>Each call that writes is one transaction. Immutable and thread-safe. Mirrors {@code FeatureManager}.
 */
public final class Features {

    private final Annotated annotated;

    /** Called by {@link org.laminj.core.Instance#features}. */
    public Features(Annotated annotated) {
        this.annotated = annotated;
    }

    /**
     * Adds values of features, by name.
     *
     * <p>A feature of dtype {@code cat} takes a record or the name of one, or a collection of these; names are looked up in
     * the registries of the dtype, or among ulabels if it names none. Other features take a value of their type, or its
     * text. Values that are there already stay as they are.
     *
     * @throws ValidationException if a feature or a name is not registered, or a value does not fit; nothing was written
     */
    public void addValues(Map<String, ?> values) {
        new FeatureWriter(annotated).addValues(values);
    }

    /**
     * The values of all features, by name and in alphabetical order: for categories the names of the labels, for others
     * numbers, texts, truths, lists and maps. Takes a statement or two for each registry of labels.
     */
    public Map<String, List<Object>> values() {
        return new FeatureWriter(annotated).values();
    }

    /**
     * Takes all values of some features off.
     *
     * @return how many were removed
     * @throws ValidationException if a feature is not registered
     */
    public int removeValues(String... features) {
        return new FeatureWriter(annotated).removeValues(List.of(features));
    }

    /**
     * Says that the data has a set of features, in a slot such as {@code obs}, {@code var} or {@code columns}.
     *
     * @return whether this is new
     */
    public boolean addFeatureSet(FeatureSet set, String slot) {
        return new FeatureWriter(annotated).addFeatureSet(set, slot);
    }

    /** The sets of features by slot, in the order in which they were added; of several in one slot the last. */
    public Map<String, FeatureSet> featureSets() {
        return new FeatureWriter(annotated).featureSets();
    }
}
