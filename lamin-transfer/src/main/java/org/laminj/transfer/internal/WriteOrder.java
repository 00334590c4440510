package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;

/**
 * The registries in an order in which what is referred to comes first.
 *
 * @param registries in the order of writing
 * @param deferred references that are written empty and set when everything is there, by the registry that holds them
 */
record WriteOrder(List<Registry<?>> registries, Map<Registry<?>, List<Field>> deferred) {

    static WriteOrder of(Collection<Registry<?>> registries, Scope scope) {
        return new Sorting(registries, scope).sort();
    }

    List<Field> deferredOf(Registry<?> registry) {
        return deferred.getOrDefault(registry, List.of());
    }

    /** Takes registries whose references are all satisfied; where there is none, breaks a circle at nullable ones. */
    private static final class Sorting {

        private final Scope scope;
        private final Set<Registry<?>> remaining;
        private final List<Registry<?>> order = new ArrayList<>();
        private final Map<Registry<?>, List<Field>> deferred = new LinkedHashMap<>();

        Sorting(Collection<Registry<?>> registries, Scope scope) {
            this.scope = scope;
            this.remaining = new LinkedHashSet<>(registries);
        }

        WriteOrder sort() {
            while (!remaining.isEmpty()) {
                Registry<?> next = remaining.stream()
                        .filter(registry -> open(registry).isEmpty())
                        .findFirst()
                        .or(() -> remaining.stream()
                                .filter(registry -> open(registry).stream().allMatch(Field::isNullable))
                                .findFirst())
                        .orElseThrow(() ->
                                new IllegalStateException("Registries require each other in a circle: " + remaining));
                List<Field> later = open(next);
                if (!later.isEmpty()) {
                    deferred.put(next, later);
                }
                remaining.remove(next);
                order.add(next);
            }
            return new WriteOrder(order, deferred);
        }

        /** The references to registries that are not written yet, the registry itself among them. */
        private List<Field> open(Registry<?> registry) {
            return scope.references(registry).stream()
                    .filter(field -> isOpen(field.foreignKey().orElseThrow().target()))
                    .toList();
        }

        private boolean isOpen(Class<? extends SqlRecord> target) {
            return remaining.stream().anyMatch(other -> other.type() == target);
        }
    }
}
