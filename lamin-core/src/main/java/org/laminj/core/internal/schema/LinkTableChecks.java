package org.laminj.core.internal.schema;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;

/** Checks the tables and accessors of link tables. */
final class LinkTableChecks {

    private final Map<String, String> prefixes;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> accessors = new HashSet<>();
    private final Problems problems;

    LinkTableChecks(Map<String, String> prefixes, Collection<Registry<?>> registries, Problems problems) {
        this.prefixes = prefixes;
        this.problems = problems;
        registries.forEach(registry -> owners.put(registry.table(), "registry " + registry.name()));
    }

    void run(List<LinkTable> links) {
        for (LinkTable link : links) {
            checkTable(link);
            checkAccessor(link, link.from());
            checkAccessor(link, link.to());
        }
    }

    private void checkTable(LinkTable link) {
        String prefix = requireNonNull(prefixes.get(link.module()));
        if (!link.table().startsWith(prefix)) {
            problems.add(
                    "Link table '%s' lies outside the prefix '%s' of schema module '%s': rename the table.",
                    link.table(), prefix, link.module());
        }
        String owner = owners.putIfAbsent(link.table(), "link table of schema module '" + link.module() + "'");
        if (owner != null) {
            problems.add(
                    "Table '%s' is declared twice, first for %s: give the link table another name.",
                    link.table(), owner);
        }
    }

    private void checkAccessor(LinkTable link, LinkTable.End end) {
        if (end.accessor() != null && !accessors.add(end.registry().getName() + "." + end.accessor())) {
            problems.add(
                    "Accessor '%s' of registry %s is declared twice, the second time by link table '%s': rename it.",
                    end.accessor(), end.registry().getName(), link.table());
        }
    }
}
