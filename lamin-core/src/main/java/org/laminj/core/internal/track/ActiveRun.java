package org.laminj.core.internal.track;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.laminj.core.RecordId;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Run;

/** A run that has begun and not ended, with what must be known to end it. Thread-safe. */
final class ActiveRun {

    private final Run run;
    private final TrackOptions options;
    private final Optional<SourceText> source;
    private final Set<Input> inputs = ConcurrentHashMap.newKeySet();

    ActiveRun(Run run, TrackOptions options, Optional<SourceText> source) {
        this.run = run;
        this.options = options;
        this.source = source;
    }

    Run run() {
        return run;
    }

    /** The source that runs. A notebook is written while it runs, so its file is read again. */
    Optional<SourceText> source() {
        return options.isNotebook() ? SourceText.of(options) : source;
    }

    boolean isScript() {
        return options.isScript();
    }

    /** Whether nobody has said before that the run reads a record; false from then on. */
    boolean isNewInput(SqlRecord record) {
        return inputs.add(new Input(record.getClass(), record.id()));
    }

    /** A record without what is in it. */
    private record Input(Class<? extends SqlRecord> type, RecordId id) {}
}
