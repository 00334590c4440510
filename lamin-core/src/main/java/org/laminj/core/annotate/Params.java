package org.laminj.core.annotate;

import java.util.List;
import java.util.Map;
import org.laminj.core.internal.annotate.Annotated;
import org.laminj.core.internal.annotate.ParamWriter;

/**
 * The parameters of a run, or of an artifact that is a model, and their values.
 *
 * <pre>{@code
 * lamin.params(run).addValues(Map.of("learning_rate", 0.01));
 * }</pre>
 *
 * <p>Each call that writes is one transaction. Immutable and thread-safe. Mirrors {@code ParamManager}.
 */
public final class Params {

    private final Annotated annotated;

    /** Called by {@link org.laminj.core.Instance#params}. */
    public Params(Annotated annotated) {
        this.annotated = annotated;
    }

    /**
     * Adds values of parameters, by name. Text is read as a value of the dtype; values that are there already stay as they
     * are.
     *
     * @throws ValidationException if a parameter is not registered, a value does not fit its dtype, or the record is an
     *     artifact but no model; nothing was written
     */
    public void addValues(Map<String, ?> values) {
        new ParamWriter(annotated).addValues(values);
    }

    /** The values of all parameters, by name and in alphabetical order; three statements. */
    public Map<String, List<Object>> values() {
        return new ParamWriter(annotated).values();
    }

    /**
     * Takes all values of some parameters off.
     *
     * @return how many were removed
     * @throws ValidationException if a parameter is not registered
     */
    public int removeValues(String... params) {
        return new ParamWriter(annotated).removeValues(List.of(params));
    }
}
