package org.laminj.core.internal.annotate;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.instance.LinkWriter;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;

/**
 * A record that is annotated.
 *
 * @param run the active one
 */
public record Annotated(OpenDatabase open, @Nullable Run run, SqlRecord record) {

    SchemaGraph graph() {
        return open.records().graph();
    }

    /** The id of the record, which must be one of this instance. */
    public long id() {
        return open.ownId(record, "annotate");
    }

    LinkWriter linkWriter() {
        return new LinkWriter(open, run);
    }

    /** The links of the record with labels of a registry, which it must have. */
    public Relation.Linked requireLabels(Class<? extends SqlRecord> type) {
        return labels().stream()
                .filter(relation -> relation.target().equals(type))
                .findFirst()
                .orElseThrow(() -> noLabels(graph().registry(type)));
    }

    private ValidationException noLabels(Registry<?> registry) {
        String taken = labels().stream()
                .map(relation -> graph().registry(relation.target()).name())
                .collect(Collectors.joining(", "));
        return new ValidationException("Cannot annotate " + record.getClass().getSimpleName()
                + " with records of registry " + registry.name() + ": it takes "
                + (taken.isEmpty() ? "no labels." : "labels of " + taken + "."));
    }

    /** All kinds of labels that the record can have; its parents and children are none. */
    List<Relation.Linked> labels() {
        return graph().links(record.getClass()).stream()
                .filter(relation -> !relation.target().equals(record.getClass()))
                .filter(relation -> !relation.accessor().startsWith("_"))
                .filter(relation -> CanValidate.class.isAssignableFrom(relation.target()))
                .toList();
    }

    /** The links of the record with values. */
    Relation.Linked values(Class<? extends SqlRecord> valueRegistry, String what) {
        return graph().links(record.getClass()).stream()
                .filter(relation -> relation.target().equals(valueRegistry))
                .findFirst()
                .orElseThrow(() -> new ValidationException("Cannot annotate "
                        + record.getClass().getSimpleName() + " with " + what + ": its registry has none."));
    }
}
