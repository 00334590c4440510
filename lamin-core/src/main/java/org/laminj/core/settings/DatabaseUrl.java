package org.laminj.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the PostgreSQL database of an instance is, with the credentials to get in:
 * {@code postgresql://user:password@host:port/database?parameters}.
 *
 * <p>The scheme may name the driver of the original, {@code postgresql+psycopg2}. Only scheme and host have to be there. Slashes and question marks in user and password have to be percent-encoded.
 * {@link #toString()} is safe to print, {@link #text()} is not.
 */
public final class DatabaseUrl {
    private static final Pattern GRAMMAR = Pattern.compile("postgresql(?:\\+psycopg2)?://"
            + "(?:(?<user>[^:/?]*?)(?::(?<password>[^/?]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:@/?]+)"
            + "(?::(?<port>[0-9]{1,5}))?"
            + "(?:/(?<database>[^/?]*))?"
            + "(?:\\?(?<parameters>.*))?");

    private final String text;
    private final String host;
    private final @Nullable String user;
    private final @Nullable String password;
    private final @Nullable String port;
    private final @Nullable String database;
    private final @Nullable String parameters;

    private DatabaseUrl(String text, Matcher matcher) {
        this.text = text;
        this.host = matcher.group("host");
        this.user = decoded(matcher.group("user"));
        this.password = decoded(matcher.group("password"));
        this.port = matcher.group("port");
        this.database = decoded(matcher.group("database"));
        this.parameters = matcher.group("parameters");
    }

    /**
     * Reads a URL as given to {@code lamin init --db}.
     *
     * @throws IllegalArgumentException if it is no URL of PostgreSQL; the message does not repeat it
     */
    public static DatabaseUrl parse(String text) {
        Matcher matcher = GRAMMAR.matcher(SingleLine.require(text, "database URL"));
        if (!matcher.matches()) {
            throw malformed();
        }
        try {
            return new DatabaseUrl(text, matcher);
        } catch (IllegalArgumentException e) {
            // A percent sign without two hex digits. As a cause it would repeat a part of the password.
            throw malformed();
        }
    }

    /** The complete URL as given, password included: for connecting and for the settings file, never for people. */
    public String text() {
        return text;
    }

    /** Name or address of the server; an IPv6 address is in brackets. */
    public String host() {
        return host;
    }

    /** Port of the server; empty for the default one. */
    public OptionalInt port() {
        return port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    }

    /** Role to log in with, percent signs decoded. */
    public Optional<String> user() {
        return present(user);
    }

    /** Password of the role, percent signs decoded. A secret. */
    public Optional<String> password() {
        return present(password);
    }

    /** Name of the database, percent signs decoded; the default name of an instance in it. */
    public Optional<String> database() {
        return present(database);
    }

    /** What follows the question mark, as given. May hold secrets. */
    public Optional<String> parameters() {
        return present(parameters);
    }

    /** The URL for people: password and host are masked, parameters left out. */
    public String masked() {
        return "postgresql://"
                + user().orElse("***")
                + ":***@***"
                + (port == null ? "" : ":" + port)
                + "/"
                + database().orElse("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatabaseUrl url && text.equals(url.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@link #masked()} */
    @Override
    public String toString() {
        return masked();
    }

    private static Optional<String> present(@Nullable String part) {
        return Optional.ofNullable(part).filter(value -> !value.isEmpty());
    }

    private static @Nullable String decoded(@Nullable String part) {
        // The decoder is made for forms, where a plus is a space.
        return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "Cannot read the database URL. It needs to be postgresql://user:password@host:port/database,"
                        + " with percent-encoded special characters in user and password.");
    }
}
