package org.laminj.core.settings;

import java.util.List;

/**
 * What is remembered of an instance that was read from with {@code using}. Mirrors the file
 * {@code instance--owner--name--uid.txt} in the cache folder of lamindb, which needs it to transfer.
 *
 * @param uid the {@linkplain InstanceId#uid() uid} of the instance
 * @param schemaModules its schema modules besides core
 */
public record SourceInstance(String uid, List<String> schemaModules) {
    /** @throws IllegalArgumentException if the uid is blank or a text contains control characters */
    public SourceInstance {
        SingleLine.require(uid, "instance uid");
        schemaModules = List.copyOf(schemaModules);
        schemaModules.forEach(module -> SingleLine.require(module, "schema module"));
    }

    /** What the settings of an instance tell. */
    public static SourceInstance of(InstanceSettings settings) {
        return new SourceInstance(settings.id().uid(), settings.schemaModules());
    }

    String text() {
        return uid + "\n" + String.join(",", schemaModules);
    }
}
