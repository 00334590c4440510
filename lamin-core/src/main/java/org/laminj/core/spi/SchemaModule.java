package org.laminj.core.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.laminj.core.SqlRecord;

/**
 * A set of registries that an instance can have.
 *
 * <p>Implemented by authors of schema modules, called by core when an instance is opened: each method once, in no
 * promised order. A module needs a public constructor without arguments, reads nothing but resources of its own, and gives the same answers
 * each time. Lists may be empty, never null. It is found by a line in
 * {@code META-INF/services/org.laminj.core.spi.SchemaModule} or passed to
 * {@link org.laminj.core.Instances.Builder#modules}. Core checks names, requirements, prefixes, tables and the ends
 * of all edges, and reports every problem at once with a {@link SchemaModuleException}.
 */
public interface SchemaModule {

    /** The name by which instances list the module: lower-case letters, digits and underscores. */
    String name();

    /** Names of the modules whose registries this one refers to; core is implied. */
    default Set<String> requires() {
        return Set.of();
    }

    /** What the names of all its tables begin with. */
    default String tablePrefix() {
        return name() + "_";
    }

    /** The record classes, in the order in which displays list them. */
    default List<Class<? extends SqlRecord>> registries() {
        return List.of();
    }

    /**
     * MyBatis mapper interfaces for what a descriptor cannot say, reached by
     * {@link org.laminj.core.store.StoreSession#mapper}.
     */
    default List<Class<?>> mappers() {
        return List.of();
    }

    /** Rows that a new instance starts with. */
    default List<SeedRows> seedRows() {
        return List.of();
    }

    /**
     * The rows that a new instance has in {@code django_migrations}, in order. An instance lacking one of them is
     * of another generation and is not opened.
     */
    default List<Migration> migrations() {
        return List.of();
    }

    /** The public ontologies behind its registries; empty if there are none. */
    default Optional<PublicTerms> publicTerms() {
        return Optional.empty();
    }
}
