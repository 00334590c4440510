package org.laminj.core.uid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laminj.core.storage.ObjectContent;

/**
 * Tells whether two files, directories or sets have the same content. Mirrors {@code hash} and {@code _hash_type} of an
 * artifact, and {@code hash} of collection, feature set and transform.
 *
 * <p>Hashes are comparable only if their types are equal, too.
 *
 * @param value 22 characters of base64url without padding
 * @param type how it was computed
 */
public record ContentHash(String value, Type type) {
    private static final Pattern VALUE = Pattern.compile("[0-9A-Za-z_-]{22}");
    private static final Pattern ENTITY_TAG = Pattern.compile("(?<hex>[0-9a-fA-F]{32})(?:-(?<parts>[1-9][0-9]{0,5}))?");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int VALUE_LENGTH = 22;

    /**
     * The way a hash was computed, as the text that is in the database.
     *
     * @param text {@code md5}, {@code sha1-fl}, {@code md5-d} or {@code md5-N} with the number of upload parts
     */
    public record Type(String text) {
        // First, for the constants below are checked against it.
        private static final Pattern KNOWN = Pattern.compile("md5|sha1-fl|md5-d|md5-[1-9][0-9]{0,5}");

        /** MD5 of everything. */
        public static final Type MD5 = new Type("md5");
        /** SHA-1 of the first and the last 50 MiB of a larger file. */
        public static final Type SHA1_FL = new Type("sha1-fl");
        /** MD5 over the hashes of all files of a directory. */
        public static final Type MD5_D = new Type("md5-d");

        /** @throws IllegalArgumentException if the text is none of the four forms */
        public Type {
            if (!KNOWN.matcher(text).matches()) {
                throw new IllegalArgumentException("Cannot read '" + text + "' as the type of a content hash."
                        + " It needs to be md5, sha1-fl, md5-d or md5- with the number of upload parts.");
            }
        }

        /**
         * MD5 over the MD5 of each part of a multipart upload.
         *
         * @throws IllegalArgumentException if the number is not positive or has more than six digits
         */
        public static Type multipart(int parts) {
            return new Type("md5-" + parts);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** @throws IllegalArgumentException if the value has not 22 characters of base64url */
    public ContentHash {
        requireNonNull(type, "type");
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("Cannot read '" + value + "' as a content hash." + " It needs "
                    + VALUE_LENGTH + " letters, digits, '-' or '_'.");
        }
    }

    /**
     * Hashes a file: up to 50 MiB (52,428,800 bytes) by MD5 of everything, above that by SHA-1 of the first and the last
     * 50 MiB, so that the cost is bounded. Needs little memory.
     *
     * @throws ContentHashException if the path is no file, cannot be read, or gets shorter meanwhile
     */
    public static ContentHash of(Path file) {
        return FileHashing.ofChunks(FileHashing.CHUNK_BYTES).hash(file);
    }

    /**
     * Hashes content wherever it lies, as {@link #of(Path)}.
     *
     * @throws IOException if it cannot be read, or ends early
     */
    public static ContentHash of(ObjectContent content) throws IOException {
        return FileHashing.ofChunks(FileHashing.CHUNK_BYTES).hash(content);
    }

    /** {@link #of(Path)} with another size of chunks, for tests without large files. */
    static ContentHash of(Path file, long chunkBytes) {
        return FileHashing.ofChunks(chunkBytes).hash(file);
    }

    /**
     * Hashes all files below a directory, hidden ones too. Names and places of the files do not matter. Links to files
     * count as files, links to directories are not followed. A directory without files has the hash of nothing.
     *
     * @throws ContentHashException if the path is no directory, or something below it cannot be read
     */
    public static DirectoryHash ofDirectory(Path directory) {
        return FileHashing.ofChunks(FileHashing.CHUNK_BYTES).hashDirectory(directory);
    }

    /**
     * Hashes what lies below a prefix in the cloud from what the store tells about each object.
     *
     * @param objectHashes one text per object in any order: the entity tag on S3, {@code md5Hash} on Google; quotes and
     *     padding around are ignored
     */
    public static ContentHash ofObjects(Collection<String> objectHashes) {
        MessageDigest all = Digest.MD5.start();
        objectHashes.stream()
                .map(ContentHash::withoutQuotesAndPadding)
                .map(text -> text.getBytes(UTF_8))
                .sorted(Arrays::compareUnsigned)
                .forEach(text -> all.update(Digest.MD5.of(text)));
        return ofDigest(all.digest(), Type.MD5_D);
    }

    /**
     * Hashes a set of texts, regardless of order and repetition: the uids of the members of a feature set, the hashes of
     * the artifacts of a collection. The registries of these two have no column for the type, which is {@code md5}.
     *
     * @param texts members; none give the hash of nothing
     */
    public static ContentHash ofStrings(Collection<String> texts) {
        // Order of UTF-8 bytes is order of code points, as Python sorts.
        List<byte[]> sorted = texts.stream()
                .distinct()
                .map(text -> text.getBytes(UTF_8))
                .sorted(Arrays::compareUnsigned)
                .toList();
        MessageDigest all = Digest.MD5.start();
        for (int index = 0; index < sorted.size(); index++) {
            if (index > 0) {
                all.update((byte) ':');
            }
            all.update(sorted.get(index));
        }
        return ofDigest(all.digest(), Type.MD5);
    }

    /**
     * Takes over the entity tag of one object on S3 without reading the object.
     *
     * @param entityTag 32 hex digits, after a multipart upload with {@code -N} for the number of parts; quotes around are
     *     ignored
     * @throws IllegalArgumentException if it has another form: then it is not made of MD5 and says nothing on the content
     */
    public static ContentHash ofETag(String entityTag) {
        Matcher matcher = ENTITY_TAG.matcher(withoutQuotesAndPadding(entityTag));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Cannot read entity tag '" + entityTag + "' as a content hash."
                    + " It needs 32 hex digits, optionally with '-' and the number of upload parts."
                    + " Hash the content itself instead.");
        }
        String parts = matcher.group("parts");
        Type type = parts == null ? Type.MD5 : Type.multipart(Integer.parseInt(parts));
        return ofDigest(HexFormat.of().parseHex(matcher.group("hex")), type);
    }

    static ContentHash ofDigest(byte[] digest, Type type) {
        return new ContentHash(BASE64.encodeToString(digest).substring(0, VALUE_LENGTH), type);
    }

    private static String withoutQuotesAndPadding(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && "\"=".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "\"=".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The value, as in the database. */
    @Override
    public String toString() {
        return value;
    }
}
