package org.laminj.core.display;

import java.util.List;

/**
 * What a view of an instance shows.
 *
 * @param most how many records of each registry, at least one
 * @param modules the schema modules to show, all if empty
 * @param registries the registries to show, in this order; all but those of parameters and of values if empty
 * @param style how it looks
 */
public record ViewOptions(int most, List<String> modules, List<String> registries, TextStyle style) {

    private static final int USUAL = 7;

    /** @throws IllegalArgumentException if no record would be shown */
    public ViewOptions {
        if (most < 1) {
            throw new IllegalArgumentException("A view shows at least one record of each registry, not " + most + ".");
        }
        modules = List.copyOf(modules);
        registries = List.copyOf(registries);
    }

    /** The seven latest records of each registry, as plain text. */
    public static ViewOptions defaults() {
        return new ViewOptions(USUAL, List.of(), List.of(), TextStyle.plain());
    }

    /** The same with at most so many records of each registry, at least one. */
    public ViewOptions withMost(int records) {
        return new ViewOptions(records, modules, registries, style);
    }

    /** The same of these schema modules. */
    public ViewOptions ofModules(List<String> names) {
        return new ViewOptions(most, names, registries, style);
    }

    /** The same of these registries, named as people write them: {@code artifact} or {@code bionty.celltype}. */
    public ViewOptions ofRegistries(List<String> names) {
        return new ViewOptions(most, modules, names, style);
    }

    /** The same with another look. */
    public ViewOptions in(TextStyle look) {
        return new ViewOptions(most, modules, registries, look);
    }
}
