package org.laminj.transfer.internal;

import org.jspecify.annotations.Nullable;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.User;
import org.laminj.core.registry.Field;

/**
 * What all rows of a transfer name in the target: its user, the transfer's run and the transform of that run; and its
 * default storage, where data is copied there.
 */
record OwnRecords(
        long user,
        long run,
        String runUid,
        long transform,
        @Nullable Long storage) {

    /** The same with a storage that has the data. */
    OwnRecords in(OwnStorage own) {
        return new OwnRecords(user, run, runUid, transform, own.id());
    }

    /** The id that a reference to the target's own gets; null where it has nothing of the kind. */
    @Nullable
    Object of(Field field) {
        Class<?> type = field.foreignKey().orElseThrow().target();
        if (type == User.class) {
            return user;
        }
        if (type == Run.class) {
            return run;
        }
        if (type == Storage.class) {
            return storage;
        }
        return type == Transform.class ? (Long) transform : null;
    }
}
