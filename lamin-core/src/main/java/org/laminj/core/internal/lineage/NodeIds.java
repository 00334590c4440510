package org.laminj.core.internal.lineage;

import org.laminj.core.registry.Registry;

/** How nodes are named: as the original does, after the slug of the instance if that is another. */
final class NodeIds {

    private NodeIds() {}

    static String of(String instance, Registry<?> registry, String uid) {
        String prefix = registry.module().equals(Registry.CORE) ? "" : registry.module() + "_";
        return (instance.isEmpty() ? "" : instance + "/") + prefix + registry.modelName() + "_" + uid;
    }
}
