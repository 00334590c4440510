package org.laminj.transfer.internal.data;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.core.storage.StorageException;
import org.laminj.core.storage.StorageLocation;
import org.laminj.core.storage.StoredObject;
import org.laminj.core.uid.ContentHash;
import org.laminj.transfer.DataFolder;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataProblem.Reason;

/** Looks whether objects that are fine together make the folder that they should be. */
final class FolderCheck {

    private final Locations locations;
    private final @Nullable Destination destination;

    /**
     * @param destination where copies are; null if the folder is looked at where it is
     */
    FolderCheck(Locations locations, @Nullable Destination destination) {
        this.locations = locations;
        this.destination = destination;
    }

    /** What is wrong with a folder, given what became of its objects. */
    Optional<DataProblem> problem(DataFolder folder, List<ObjectResult> members) {
        try {
            return hasHash(folder, members)
                    ? surplus(folder, members)
                    : Optional.of(Problems.of(
                            folder,
                            Reason.OTHER_HASH,
                            "'" + folder.path() + "' has another content than its hash " + folder.hash() + " ("
                                    + folder.hashType() + ") says."));
        } catch (StorageException e) {
            return Optional.of(Problems.of(folder, Problems.reason(e.reason()), String.valueOf(e.getMessage())));
        }
    }

    /**
     * A folder was hashed by what its storage told of each object, or by reading them. It may have been another storage
     * than this one: then its words are S3's, which are in hex, or Google's.
     */
    private boolean hasHash(DataFolder folder, List<ObjectResult> members) {
        Optional<ContentHash> hash = Contents.hash(folder.hash(), folder.hashType())
                .filter(known -> known.type().equals(ContentHash.Type.MD5_D));
        return hash.isEmpty()
                || Stream.<Function<ObjectResult, String>>of(
                                member -> member(member).inFolder(),
                                member -> known(member).value(),
                                member -> hex(known(member)),
                                member -> base64(known(member)),
                                this::read)
                        .anyMatch(text -> hash.get()
                                .equals(ContentHash.ofObjects(
                                        members.stream().map(text).toList())));
    }

    private static ContentHash known(ObjectResult member) {
        return member(member).known();
    }

    private static MemberHash member(ObjectResult member) {
        MemberHash hash = member.member();
        if (hash == null) {
            throw new IllegalStateException("Object '" + member.object().path() + "' was not hashed");
        }
        return hash;
    }

    private static byte[] bytes(ContentHash hash) {
        return Base64.getUrlDecoder().decode(hash.value());
    }

    private static String hex(ContentHash hash) {
        String type = hash.type().text();
        int parts = type.startsWith("md5-") ? type.indexOf('-') : -1;
        return HexFormat.of().formatHex(bytes(hash)) + (parts < 0 ? "" : type.substring(parts));
    }

    private static String base64(ContentHash hash) {
        return Base64.getEncoder().encodeToString(bytes(hash));
    }

    /** As a file of this machine is hashed, where its storage told something else. */
    private String read(ObjectResult member) {
        StorageLocation location = locations.of(member.object().location());
        StoredObject seen = location.stat(member.object().key())
                .orElseThrow(() -> new StorageException(
                        StorageException.Reason.MISSING,
                        "There is no object '" + member.object().path() + "' any more.",
                        null));
        return Contents.read(location.backend(), seen).value();
    }

    /** Objects in the copy of a folder that are not its own would be read with it. */
    private Optional<DataProblem> surplus(DataFolder folder, List<ObjectResult> members) {
        String copy = folder.copy();
        if (destination == null || copy == null) {
            return Optional.empty();
        }
        Set<String> own = new HashSet<>();
        members.forEach(member -> own.add(member.object().copy()));
        StorageLocation copies = destination.location();
        try (Stream<StoredObject> there = copies.list(copy)) {
            return there.map(object -> object.path().relativeTo(copies.root()))
                    .filter(key -> !own.contains(key))
                    .findFirst()
                    .map(key -> Problems.of(
                            folder,
                            Reason.OTHER_SIZE,
                            "The copy of '" + folder.path() + "' cannot be told from what is beside it: '"
                                    + copies.root().resolve(key) + "' does not belong to it. Remove that first."));
        }
    }
}
