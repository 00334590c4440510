package org.laminj.core.settings;

import static java.util.Objects.requireNonNull;

import org.laminj.core.message.Nearest;

/**
 * The name by which people know an instance: {@code owner/name}.
 *
 * <p>Both parts become part of a file name, {@code instance--owner--name.env}. Hence neither may be empty, {@code .} or
 * {@code ..}, begin or end with white space, or contain slashes, backslashes or control characters; and an owner must not
 * contain {@code --} or end with {@code -}, for then two slugs could share a file. Upper and lower case are different.
 *
 * @param owner handle of a user or an organization; {@code anonymous} without an account
 * @param name of the instance
 */
public record Slug(String owner, String name) {
    private static final String HUB = "https://lamin.ai/";
    private static final String BAD_IDENTIFIER = "The instance identifier needs to be 'owner/name', the instance name"
            + " (owner is current user) or the URL: https://lamin.ai/owner/name.";

    /** @throws IllegalArgumentException if a part is not as described above */
    public Slug {
        requireNonNull(owner, "owner");
        requireNonNull(name, "name");
        requireNoSlash(name);
        requirePart(owner, "owner");
        requirePart(name, "name");
        if (owner.contains("--") || owner.endsWith("-")) {
            throw new IllegalArgumentException("Invalid instance owner '" + owner
                    + "': it must neither contain '--' nor end with '-'. Use the handle of a user.");
        }
    }

    /**
     * Reads what a user wrote to name an instance.
     *
     * @param identifier {@code owner/name}, {@code name} alone or {@code https://lamin.ai/owner/name}, the latter also
     *     with a slash at the end
     * @param currentUserHandle owner for a {@code name} alone
     * @throws IllegalArgumentException if the identifier has none of these forms
     */
    public static Slug parse(String identifier, String currentUserHandle) {
        String path = identifier;
        if (identifier.startsWith(HUB)) {
            path = identifier.substring(HUB.length());
            if (path.endsWith("/")) {
                path = path.substring(0, path.length() - 1);
            }
            if (!path.contains("/")) {
                throw new IllegalArgumentException(BAD_IDENTIFIER);
            }
        }
        String[] parts = path.split("/", -1);
        boolean hasEmptyPart = path.isEmpty() || path.startsWith("/") || path.endsWith("/");
        if (parts.length > 2 || hasEmptyPart) {
            throw new IllegalArgumentException(BAD_IDENTIFIER);
        }
        return parts.length == 1 ? new Slug(currentUserHandle, path) : new Slug(parts[0], parts[1]);
    }

    /** {@code owner/name} */
    @Override
    public String toString() {
        return owner + "/" + name;
    }

    /** Whether someone who wrote this slug may have meant that one. */
    boolean isNear(Slug other) {
        return name.equalsIgnoreCase(other.name)
                || distanceTo(other) <= Math.max(2, toString().length() / 4);
    }

    int distanceTo(Slug other) {
        return Nearest.distance(toString(), other.toString());
    }

    private static void requireNoSlash(String name) {
        if (name.contains("/")) {
            throw new IllegalArgumentException("Invalid instance name: '/' delimiter not allowed.");
        }
    }

    private static void requirePart(String part, String what) {
        boolean breaksPaths = part.equals(".")
                || part.equals("..")
                || part.contains("/")
                || part.contains("\\")
                || part.chars().anyMatch(Character::isISOControl);
        if (part.isEmpty() || !part.equals(part.strip()) || breaksPaths) {
            throw new IllegalArgumentException("Invalid instance " + what + " '" + printable(part)
                    + "': it must be usable in a file name. Use letters, digits, '-', '_' and '.'.");
        }
    }

    private static String printable(String part) {
        return part.replaceAll("\\p{Cntrl}", "?");
    }
}
