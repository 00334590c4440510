package org.laminj.core.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Who works with instances on this computer. Mirrors the file {@code current_user.env} of lamindb.
 *
 * @param email with which the user logs in; null for the anonymous user
 * @param password old way to log in, else null; a secret
 * @param accessToken proof for the hub, else null; a secret
 * @param apiKey way to log in, else null; a secret
 * @param uid eight letters that identify the user in every instance
 * @param uuid of the user on the hub, else null
 * @param handle short name of the user, and owner of a slug without owner
 * @param name full name of the user, else null
 */
public record UserSettings(
        @Nullable String email,
        @Nullable String password,
        @Nullable String accessToken,
        @Nullable String apiKey,
        String uid,
        @Nullable String uuid,
        String handle,
        @Nullable String name) {
    private static final String PREFIX = "lamin_user_";
    private static final String REMEDY =
            "Repair the file, or delete it to go on as anonymous user, or log in again with the original `lamin login`.";
    private static final String ANONYMOUS = "anonymous";
    private static final String ANONYMOUS_UID = "00000000";

    /**
     * @throws IllegalArgumentException if a text is blank, has control characters, or is the word {@code null}; or if email
     *     or handle cannot be part of a file name, because they contain a slash or backslash
     */
    public UserSettings {
        requireFileName(email, "email");
        SingleLine.requireIfPresent(password, "password");
        SingleLine.requireIfPresent(accessToken, "access token");
        SingleLine.requireIfPresent(apiKey, "API key");
        SingleLine.require(uid, "user uid");
        SingleLine.requireIfPresent(uuid, "user UUID");
        requireFileName(SingleLine.require(handle, "user handle"), "user handle");
        SingleLine.requireIfPresent(name, "user name");
    }

    /** The user that everybody is without an account. */
    public static UserSettings anonymous() {
        return new UserSettings(null, null, null, null, ANONYMOUS_UID, null, ANONYMOUS, null);
    }

    /**
     * Reads a user file. Unknown keys, empty lines and lines that begin with {@code #} are skipped.
     *
     * @throws SettingsException if the file cannot be read, a line has not the form {@code key=value}, a value is wrong, or
     *     one of the keys uid and handle is missing
     */
    public static UserSettings read(Path file) {
        SettingsFile values = SettingsFile.read(file, PREFIX, REMEDY);
        String uid = values.required("uid");
        return values.required(
                "handle",
                handle -> new UserSettings(
                        values.optional("email"),
                        values.optional("password"),
                        values.optional("access_token"),
                        values.optional("api_key"),
                        uid,
                        values.optional("uuid"),
                        handle,
                        values.optional("name")));
    }

    /**
     * Writes the user file, and its folder if that is missing. Readers see the old or the new content, never a part; on
     * POSIX systems only the owner may read it.
     *
     * @throws SettingsException if the file cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, text().getBytes(UTF_8));
    }

    /** The exact content of the user file, secrets included. */
    public String text() {
        return line("email", email)
                + line("password", password)
                + line("access_token", accessToken)
                + line("api_key", apiKey)
                + line("uid", uid)
                + line("uuid", uuid)
                + line("handle", handle)
                + line("name", name);
    }

    /** Whether this is the user without an account. */
    public boolean isAnonymous() {
        return handle.equals(ANONYMOUS);
    }

    /** For logs: handle and uid only. */
    @Override
    public String toString() {
        return "UserSettings[handle=" + handle + ", uid=" + uid + "]";
    }

    private static String line(String key, @Nullable String value) {
        return PREFIX + key + "=" + SingleLine.orNull(value) + "\n";
    }

    private static void requireFileName(@Nullable String text, String what) {
        SingleLine.requireIfPresent(text, what);
        if (text != null && (text.contains("/") || text.contains("\\"))) {
            throw new IllegalArgumentException(
                    "Invalid " + what + " '" + text + "': it is part of a file name. Leave out slashes.");
        }
    }
}
