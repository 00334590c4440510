package org.laminj.core.model;

import java.time.Instant;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Indexed;

/** A record that says when it was last saved, and keeps its earlier runs in {@code <table>__previous_runs}. */
public interface TracksUpdates extends SqlRecord {

    /** When the record was last saved; UTC. */
    @Indexed
    Instant updatedAt();
}
