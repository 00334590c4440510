package org.laminj.core.internal.instance;

import org.jspecify.annotations.Nullable;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldReference;

/** Names a field that is known by its descriptor, where no method reference can be written. */
public final class ComponentReference<R, V extends @Nullable Object> implements FieldReference<R, V> {

    private static final long serialVersionUID = 1L;

    private final String component;

    /**
     * @param field one of a registry
     */
    public ComponentReference(Field field) {
        this.component = field.component().orElseThrow();
    }

    @Override
    public String component() {
        return component;
    }

    /** Not supported: the reference only names. */
    @Override
    public V apply(R record) {
        throw new UnsupportedOperationException("Component '" + component + "' is only named, not read.");
    }
}
