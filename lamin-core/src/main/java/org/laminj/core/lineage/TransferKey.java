package org.laminj.core.lineage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a transform that stands for transfers: it names the instance from which they brought records. */
public final class TransferKey {

    private static final String PREFIX = "transfers/";

    /** The second is that of later versions of the original. */
    private static final List<String> KNOWN = List.of(PREFIX, "__lamindb_transfer__/");

    private TransferKey() {}

    /** The key for transfers from an instance with this uid. */
    public static String of(String instanceUid) {
        return PREFIX + instanceUid;
    }

    /** The uid of the instance from which such transfers come; empty if a transform with this key stands for none. */
    public static Optional<String> source(@Nullable String key) {
        return KNOWN.stream()
                .filter(prefix -> key != null && key.startsWith(prefix))
                .map(prefix -> String.valueOf(key).substring(prefix.length()))
                .findFirst();
    }
}
