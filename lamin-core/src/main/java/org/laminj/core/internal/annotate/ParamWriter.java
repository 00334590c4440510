package org.laminj.core.internal.annotate;

import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.annotate.Definitions.Definition;
import org.laminj.core.internal.annotate.ValueAnnotation.Value;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Param;
import org.laminj.core.model.ParamValue;

/** Annotates a record with values of parameters. */
public final class ParamWriter {

    private final Annotated annotated;
    private final OpenDatabase open;
    private final ValueAnnotation values;

    public ParamWriter(Annotated annotated) {
        this.annotated = annotated;
        this.open = annotated.open();
        this.values = new ValueAnnotation(annotated, ParamValue.class, Param.class, "params");
    }

    private Definitions params(DatabaseSession session) {
        return new Definitions(session, open.records().graph().registry(Param.class));
    }

    /** Adds values by the name of their parameter. */
    public void addValues(Map<String, ?> wanted) {
        open.database().writeSession(session -> {
            addValues(session, wanted);
            return wanted.size();
        });
    }

    /** As {@link #addValues(Map)}, inside a transaction. */
    public void addValues(DatabaseSession session, Map<String, ?> wanted) {
        refuseDataSets();
        List<Value> all = params(session).given(wanted).stream()
                .map(given -> new Value(given.definition(), new JsonValues().read(given)))
                .toList();
        values.add(session, all);
    }

    private void refuseDataSets() {
        if (annotated.record() instanceof Artifact artifact && !"model".equals(artifact.type())) {
            throw new ValidationException("Cannot annotate artifact '" + artifact.uid()
                    + "' with params: only artifacts of type 'model' have them. Give it values of features instead.");
        }
    }

    /** All values by the name of their parameter. */
    public Map<String, List<Object>> values() {
        return open.database().readSession(session -> {
            SetMultimap<Long, Object> found = values.read(session);
            return FeatureWriter.byName(params(session).withIds(found.keySet()), found);
        });
    }

    /** Takes values off by the name of their parameter. */
    public int removeValues(Collection<String> names) {
        return open.database()
                .writeSession(session -> values.remove(
                        session,
                        params(session).named(new LinkedHashSet<>(names)).values().stream()
                                .map(Definition::id)
                                .toList()));
    }
}
