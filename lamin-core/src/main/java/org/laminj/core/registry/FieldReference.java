package org.laminj.core.registry;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names a field by the accessor of its record: {@code Artifact::description}.
 *
 * <p>Only method references to record components do; a lambda has no name to tell.
 *
 * @param <R> the record class
 * @param <V> the type of the component
 */
@FunctionalInterface
public interface FieldReference<R, V extends @Nullable Object> extends Function<R, V>, Serializable {

    /**
     * The component that the method reference names, in Java spelling.
     *
     * @throws IllegalArgumentException if this is no method reference
     */
    default String component() {
        try {
            // the compiler gives serializable lambdas this method; it is the only place where their name survives
            Method replace = getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            String name = ((SerializedLambda) replace.invoke(this)).getImplMethodName();
            if (name.startsWith("lambda$")) {
                throw new IllegalArgumentException(
                        "A field is named by a method reference such as Artifact::description, not by a lambda.");
            }
            return name;
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "A field is named by a method reference such as Artifact::description.", e);
        }
    }
}
