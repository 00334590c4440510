package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Instance;
import org.laminj.core.LaminException;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms;
import org.laminj.transfer.UnreadRelease;

/**
 * The public ontologies that the target uses, each asked once for the same terms: their files may be large and far away.
 *
 * <p>Lives as long as a transfer, so that what was asked before a transaction is not asked again within it. Not
 * thread-safe.
 */
final class PublicOntologies {

    private final Instance target;
    private final Map<Class<? extends SqlRecord>, List<Release>> releases = new HashMap<>();
    private final List<UnreadRelease> unread = new ArrayList<>();

    PublicOntologies(Instance target) {
        this.target = target;
    }

    /** The releases for a registry, in the order in which they are asked. */
    List<Release> of(Registry<?> registry) {
        return releases.computeIfAbsent(
                registry.type(),
                type ->
                        target
                                .publicTerms(registry)
                                .map(terms -> terms.releases(target, registry))
                                .orElse(List.of())
                                .stream()
                                .map(release -> new Release(registry, release))
                                .toList());
    }

    /** The releases that could not be read so far. */
    List<UnreadRelease> unread() {
        return List.copyOf(unread);
    }

    /** A release that remembers what it was asked, and is not asked again once it could not be read. */
    final class Release {

        private final Registry<?> registry;
        private final PublicTerms.Release release;
        private final Map<Set<String>, PublicTerms.Found> answers = new HashMap<>();
        private @Nullable LaminException failure;

        private Release(Registry<?> registry, PublicTerms.Release release) {
            this.registry = registry;
            this.release = release;
        }

        String name() {
            return release.name();
        }

        /** Looks terms up by their ontology ids; empty if the release cannot be read. */
        Optional<PublicTerms.Found> find(Set<String> ontologyIds) {
            if (failure != null) {
                return Optional.empty();
            }
            Set<String> asked = Set.copyOf(new HashSet<>(ontologyIds));
            try {
                return Optional.of(answers.computeIfAbsent(asked, release::find));
            } catch (LaminException e) {
                failure = e;
                unread.add(new UnreadRelease(name(), registry.name(), String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }
    }
}
