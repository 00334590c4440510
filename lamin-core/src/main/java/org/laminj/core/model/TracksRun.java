package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.OnTransfer;
import org.laminj.core.registry.TransferPolicy;

/** A record that says when, by whom and by which run it was made. Filled in when it is saved. */
public interface TracksRun extends SqlRecord {

    /** When the record was first saved in its instance; UTC. */
    @Indexed
    Instant createdAt();

    /** The user who saved it. */
    @OnTransfer(TransferPolicy.REBIND)
    Ref<User> createdBy();

    /** The run that was active then. */
    @OnTransfer(TransferPolicy.REBIND)
    @Nullable
    Ref<Run> run();
}
