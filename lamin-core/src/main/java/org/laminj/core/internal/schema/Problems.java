package org.laminj.core.internal.schema;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import org.laminj.core.spi.SchemaModuleException;

/** Collects everything that is wrong, so that it is reported once. */
final class Problems {

    private final List<String> texts = new ArrayList<>();

    @FormatMethod
    void add(String format, Object... arguments) {
        texts.add(String.format(format, arguments));
    }

    void throwIfAny() {
        if (!texts.isEmpty()) {
            throw new SchemaModuleException(texts);
        }
    }
}
