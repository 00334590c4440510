package org.laminj.core.internal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A component of a record with its annotations, which may also stand on the interface that declares its accessor.
 */
final class AnnotatedComponent {

    private final RecordComponent component;
    private final Map<Class<?>, Annotation> annotations = new HashMap<>();

    private AnnotatedComponent(RecordComponent component) {
        this.component = component;
    }

    /** The components of a record class, in order. */
    static List<AnnotatedComponent> of(Class<?> type) {
        Map<String, AnnotatedComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedComponent annotated = new AnnotatedComponent(component);
            annotated.add(component);
            components.put(component.getName(), annotated);
        }
        addShared(type, components);
        return List.copyOf(components.values());
    }

    private static void addShared(Class<?> type, Map<String, AnnotatedComponent> components) {
        for (Class<?> shared : type.getInterfaces()) {
            for (Method method : shared.getDeclaredMethods()) {
                AnnotatedComponent component = components.get(method.getName());
                if (component != null) {
                    component.add(method);
                }
            }
            addShared(shared, components);
        }
    }

    /** What stands on the component itself wins. */
    private void add(AnnotatedElement element) {
        Arrays.stream(element.getAnnotations())
                .forEach(annotation -> annotations.putIfAbsent(annotation.annotationType(), annotation));
    }

    String name() {
        return component.getName();
    }

    Class<?> type() {
        return component.getType();
    }

    RecordComponent component() {
        return component;
    }

    boolean has(Class<? extends Annotation> annotation) {
        return annotations.containsKey(annotation);
    }

    <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
        return Optional.ofNullable(annotation.cast(annotations.get(annotation)));
    }
}
