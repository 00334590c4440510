package org.laminj.storage.internal.s3;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.laminj.core.uid.ContentHash;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * What S3 says of the content of an object.
 *
 * @param text as the server gives it, with quotes
 * @param madeOfMd5 whether it is the MD5 of the content, or of the MD5s of its parts
 */
record EntityTag(String text, boolean madeOfMd5) {

    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern MD5_OF_PARTS = Pattern.compile("[0-9a-f]{32}-[1-9][0-9]{0,5}");

    /**
     * The tag of an object that is encrypted in some way or not at all. Only without keys of a customer it is made of
     * MD5.
     */
    static EntityTag of(
            String text, @Nullable ServerSideEncryption encryption, @Nullable String algorithmOfCustomerKey) {
        String value = unquoted(text);
        return new EntityTag(
                text,
                (encryption == null || encryption == ServerSideEncryption.AES256)
                        && algorithmOfCustomerKey == null
                        && (MD5.matcher(value).matches()
                                || MD5_OF_PARTS.matcher(value).matches()));
    }

    /** The tag of an object that was put together from parts with these tags; null if they are not made of MD5. */
    static @Nullable String ofParts(List<String> tags) {
        if (!tags.stream().allMatch(tag -> MD5.matcher(unquoted(tag)).matches())) {
            return null;
        }
        MessageDigest all = SentContent.md5();
        tags.forEach(tag -> all.update(HexFormat.of().parseHex(unquoted(tag))));
        return HexFormat.of().formatHex(all.digest()) + "-" + tags.size();
    }

    /**
     * Whether it contradicts what it should be. One that is not made of MD5 contradicts nothing, and neither does one of
     * parts that the server made itself.
     */
    boolean contradicts(@Nullable String expected) {
        return madeOfMd5
                && expected != null
                && isOfParts(text) == isOfParts(expected)
                && !unquoted(text).equals(expected);
    }

    private static boolean isOfParts(String tag) {
        return tag.contains("-");
    }

    /** Null if it says nothing. */
    @Nullable
    ContentHash hash() {
        return madeOfMd5 ? ContentHash.ofETag(text) : null;
    }

    static String unquoted(String tag) {
        return tag.replace("\"", "");
    }
}
