package org.laminj.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.laminj.core.uid.DeterministicUid;

/**
 * Identifies an instance for ever, whatever it is called. Mirrors {@code lamindb_instance_id}.
 *
 * @param hex a UUID as 32 lower-case hex digits without dashes
 */
public record InstanceId(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DASHED = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final UUID URL_NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
    private static final int UID_LENGTH = 12;

    /** @throws IllegalArgumentException if these are not 32 lower-case hex digits */
    public InstanceId {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("Cannot read '" + hex + "' as the id of an instance."
                    + " It needs to be a UUID, that is 32 hex digits.");
        }
    }

    /**
     * Reads an id as people and programs write it.
     *
     * @param text 32 hex digits in lower or upper case, with or without the four dashes of a UUID
     * @throws IllegalArgumentException if the text has another form
     */
    public static InstanceId parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return new InstanceId(DASHED.matcher(lower).matches() ? lower.replace("-", "") : lower);
    }

    /** The id of a new instance that no hub knows: UUID version 5 of the slug in the namespace of URLs. */
    public static InstanceId ofSlug(Slug slug) {
        ByteBuffer named = ByteBuffer.wrap(sha1OfUrl(slug.toString()));
        long high = (named.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (named.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return parse(new UUID(high, low).toString());
    }

    /**
     * The short form that the database holds, e.g. {@code instance_uid} of a storage: 12 letters that follow from the id.
     */
    public String uid() {
        return DeterministicUid.of(hex, UID_LENGTH);
    }

    /** The 32 hex digits. */
    @Override
    public String toString() {
        return hex;
    }

    // UUID version 5 is defined by SHA-1; nothing is kept secret by it.
    @SuppressWarnings("deprecation")
    private static byte[] sha1OfUrl(String name) {
        HashFunction sha1 = Hashing.sha1();
        return sha1.newHasher()
                .putBytes(bytesOf(URL_NAMESPACE))
                .putString(name, UTF_8)
                .hash()
                .asBytes();
    }

    private static byte[] bytesOf(UUID uuid) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
