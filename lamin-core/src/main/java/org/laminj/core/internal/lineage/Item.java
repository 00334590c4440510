package org.laminj.core.internal.lineage;

import org.laminj.core.registry.Registry;

/** A record of one instance that runs make and use. */
record Item(Registry<?> registry, long id) {}
