package org.laminj.transfer.internal;

import java.util.List;
import java.util.Objects;
import org.laminj.core.Instance;
import org.laminj.core.model.Storage;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.StoreSession;
import org.laminj.transfer.TransferException;

/**
 * The default storage of the target, which takes the data that is copied.
 *
 * @param id of its row in the target
 * @param uid of that row
 * @param root where it is
 */
record OwnStorage(long id, String uid, String root) {

    /**
     * Finds it: of the root that the settings name, and managed by the target.
     *
     * @throws TransferException if the target has no such storage
     */
    static OwnStorage of(Instance target, StoreSession into) {
        Registry<Storage> storages = target.schema().registry(Storage.class);
        Field uid = storages.uid().orElseThrow();
        Field root = storages.field("root").orElseThrow();
        Field manager = storages.field("instance_uid").orElseThrow();
        String text = target.settings().storageRoot().text();
        return into.select(storages, List.of(storages.id(), uid, manager), root, List.of(text)).stream()
                .filter(row -> Objects.equals(row.get(manager), target.uid()))
                .map(row -> new OwnStorage(row.number(storages.id()), String.valueOf(row.get(uid)), text))
                .findFirst()
                .orElseThrow(() -> new TransferException("Cannot copy data into '" + target.slug()
                        + "': its database has no storage of root '" + text + "' that the instance manages. Create the"
                        + " instance anew, or leave the data where it is. Nothing was copied."));
    }
}
