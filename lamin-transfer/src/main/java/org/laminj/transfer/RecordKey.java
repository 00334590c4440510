package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

/**
 * Names a record across instances.
 *
 * @param registry the registry, e.g. {@code Artifact} or {@code bionty.CellType}
 * @param uid the uid, or the values of its natural key where the registry has no uid
 */
public record RecordKey(String registry, String uid) {

    public RecordKey {
        requireNonNull(registry, "registry");
        requireNonNull(uid, "uid");
    }

    /** As messages name it: the class without its schema module. */
    @Override
    public String toString() {
        return registry.substring(registry.lastIndexOf('.') + 1) + "(uid='" + uid + "')";
    }
}
