package org.laminj.bionty;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;

/**
 * A release of an ontology that somebody wants to add to the sources of an instance, such as one of their own. Immutable;
 * each step returns a new one.
 *
 * @param type the record class of the registry for which it has terms
 * @param name of the ontology, e.g. {@code cl}
 * @param version of the release, e.g. {@code 2024-05-15}
 * @param organism whose terms it has, {@value #ALL} for any
 * @param description of the ontology for people
 * @param url where its file is: a URL, or a path of this machine; null if it is known by name and version
 * @param md5 of its file in hexadecimal form; null if it is not known
 * @param sourceWebsite where people read about the ontology; null for none
 */
public record NewSource(
        Class<? extends SqlRecord> type,
        String name,
        String version,
        String organism,
        String description,
        @Nullable String url,
        @Nullable String md5,
        @Nullable String sourceWebsite) {

    /** The organism of sources for any. */
    public static final String ALL = "all";

    /**
     * @throws IllegalArgumentException if name, version or organism are blank
     */
    public NewSource {
        requireNonNull(type, "type");
        requireText("name", name);
        requireText("version", version);
        requireText("organism", organism);
        requireNonNull(description, "description");
    }

    private static void requireText(String what, String text) {
        if (requireNonNull(text, what).isBlank()) {
            throw new IllegalArgumentException("The " + what + " of a source must not be blank.");
        }
    }

    /** A release for any organism, described by its name. */
    public static NewSource of(Class<? extends SqlRecord> type, String name, String version) {
        return new NewSource(type, name, version, ALL, name, null, null, null);
    }

    /** The same for one organism. */
    public NewSource ofOrganism(String wanted) {
        return new NewSource(type, name, version, wanted, description, url, md5, sourceWebsite);
    }

    /** The same with a description for people. */
    public NewSource withDescription(String wanted) {
        return new NewSource(type, name, version, organism, wanted, url, md5, sourceWebsite);
    }

    /** The same with a file that is reached by a URL. */
    public NewSource at(String wanted) {
        return new NewSource(type, name, version, organism, description, wanted, md5, sourceWebsite);
    }

    /** The same with a file of this machine, kept by its absolute path. */
    public NewSource at(Path file) {
        return at(file.toAbsolutePath().normalize().toString());
    }

    /** The same with the MD5 of its file, in hexadecimal form. */
    public NewSource withMd5(String wanted) {
        return new NewSource(type, name, version, organism, description, url, wanted, sourceWebsite);
    }

    /** The same with a page for people. */
    public NewSource withWebsite(String wanted) {
        return new NewSource(type, name, version, organism, description, url, md5, wanted);
    }
}
