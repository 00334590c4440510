package org.laminj.transfer;

import static java.util.Objects.requireNonNull;

/**
 * A release of a public ontology that could not be asked, so that its terms come from the source instance.
 *
 * @param release its name, e.g. {@code cl 2024-05-15}
 * @param registry the registry whose terms were looked for
 * @param reason why, and what to do
 */
public record UnreadRelease(String release, String registry, String reason) {

    public UnreadRelease {
        requireNonNull(release, "release");
        requireNonNull(registry, "registry");
        requireNonNull(reason, "reason");
    }

    /** As messages tell it. */
    @Override
    public String toString() {
        return "terms of " + registry + " come from the source, for " + release + " cannot be read: " + reason;
    }
}
