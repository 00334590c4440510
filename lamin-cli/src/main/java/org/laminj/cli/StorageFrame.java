package org.laminj.cli;

import java.util.List;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.laminj.core.model.Storage;
import org.laminj.storage.StorageLocations;

/** Storage locations as people and programs see them: with whether they are managed or linked. */
final class StorageFrame {

    private StorageFrame() {}

    static DataFrame of(StorageLocations locations, List<Storage> storages) {
        return DataFrame.foldByRow("uid", "root", "type", "region", "access", "instance_uid")
                .of(storages.stream()
                        .flatMap(storage -> Stream.of(
                                storage.uid(),
                                storage.root(),
                                storage.type(),
                                storage.region(),
                                locations.isManaged(storage) ? "managed" : "linked",
                                storage.instanceUid()))
                        .toArray());
    }
}
