package org.laminj.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what exists of a path. */
final class ExistingPath {
    private ExistingPath() {}

    /** The path itself or its nearest parent that exists, or else its root. */
    static Path nearest(Path absolute) {
        Path candidate = absolute;
        Path parent = absolute.getParent();
        while (parent != null && !Files.exists(candidate)) {
            candidate = parent;
            parent = candidate.getParent();
        }
        return candidate;
    }

    /** Resolves links and {@code ..} in what exists; the rest can only be taken by the letter. */
    static Path resolve(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path existing = nearest(absolute);
        int known = existing.getNameCount();
        int all = absolute.getNameCount();
        Path real = existing.toRealPath();
        return known == all ? real : real.resolve(absolute.subpath(known, all)).normalize();
    }
}
