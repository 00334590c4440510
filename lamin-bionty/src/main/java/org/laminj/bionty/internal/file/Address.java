package org.laminj.bionty.internal.file;

import com.google.common.base.Splitter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laminj.bionty.internal.format.Format;

/**
 * Where a file is: a path, or what begins with {@code file:}, {@code s3://}, {@code gs://}, {@code http://} or the like.
 *
 * @param scheme in lower case; {@code file} for a path
 * @param location what follows the scheme, without a query
 * @param query what follows the question mark of an address of the web; empty for none
 */
record Address(String scheme, String location, String query) {

    private static final String LOCAL = "file";

    /** One letter is a drive, no scheme. */
    private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(?://)?(.*)");

    static Address of(String text) {
        Matcher parts = WITH_SCHEME.matcher(text.strip());
        if (!parts.matches()) {
            return new Address(LOCAL, text.strip(), "");
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String location = scheme.equals(LOCAL) ? pathOf(text.strip(), parts.group(2)) : parts.group(2);
        int question = scheme.startsWith("http") ? location.indexOf('?') : -1;
        return question < 0
                ? new Address(scheme, location, "")
                : new Address(scheme, location.substring(0, question), location.substring(question + 1));
    }

    /** The path of an address in which other characters than letters may be told by their codes. */
    private static String pathOf(String uri, String otherwise) {
        try {
            String path = new URI(uri).getPath();
            return path == null ? otherwise : path;
        } catch (URISyntaxException e) {
            return otherwise; // somebody has put this before a plain path
        }
    }

    boolean isLocal() {
        return scheme.equals(LOCAL);
    }

    boolean isOfTheWeb() {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** The address of a file in the folder that this is the address of. */
    Address resolve(String fileName) {
        return new Address(scheme, location + (location.endsWith("/") ? "" : "/") + fileName, query);
    }

    Path file() {
        return Path.of(location);
    }

    URI uri() {
        return URI.create(scheme + "://" + location.replace(" ", "%20") + (query.isEmpty() ? "" : "?" + query));
    }

    /** The format that its name promises; empty if that cannot be read. */
    Optional<Format> format() {
        return Format.of(location);
    }

    /** Where its copy is in a folder of copies: by host and path, or bucket and key. */
    Path copyIn(Path folder) {
        Path copy = folder;
        for (String part : Splitter.on('/').omitEmptyStrings().split(withoutUser())) {
            copy = copy.resolve(part.equals("..") ? "_" : part.replaceAll("[^A-Za-z0-9 ._=+-]", "_"));
        }
        return query.isEmpty() ? copy : copy.resolveSibling(ofQuery() + "-" + copy.getFileName());
    }

    private String ofQuery() {
        return UUID.nameUUIDFromBytes(query.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String withoutUser() {
        return location.replaceFirst("^[^/]*@", "");
    }

    /** For people: without user and query, which may hold secrets. */
    @Override
    public String toString() {
        return isLocal() ? location : scheme + "://" + withoutUser();
    }
}
