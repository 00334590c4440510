package org.laminj.core.internal.annotate;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Feature;

/** Adds labels to a record and takes them off, each time in one transaction. */
public final class LabelWriter {

    private final OpenDatabase open;
    private final LabelAnnotation labels;

    public LabelWriter(Annotated annotated) {
        this.open = annotated.open();
        this.labels = new LabelAnnotation(annotated);
    }

    /** Adds labels under a feature, or none. */
    public int add(@Nullable Feature feature, Collection<? extends SqlRecord> added) {
        return open.database()
                .writeSession(session -> feature == null ? labels.add(session, added) : under(session, feature, added));
    }

    private int under(DatabaseSession session, Feature feature, Collection<? extends SqlRecord> added) {
        Definitions features = new Definitions(session, open.records().graph().registry(Feature.class));
        long id = open.ownId(feature, "label under");
        // as it is now, for another label may have changed its dtype since the feature was read
        return labels.add(session, features, features.withId(id), added);
    }

    /** Takes labels off, under a feature or wherever they stand. */
    public int remove(@Nullable Feature feature, Collection<? extends SqlRecord> removed) {
        Map<String, Long> carried =
                feature == null ? Map.of() : Map.of("feature", open.ownId(feature, "take labels from under"));
        return open.database().writeSession(session -> labels.remove(session, carried, removed));
    }

    /** Lets a label be renamed. */
    public void makeExternal(SqlRecord label) {
        open.database().writeSession(session -> {
            labels.makeExternal(session, label);
            return label;
        });
    }
}
