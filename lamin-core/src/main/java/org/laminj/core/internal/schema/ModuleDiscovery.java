package org.laminj.core.internal.schema;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.laminj.core.spi.SchemaModule;

/** Finds schema modules by {@link ServiceLoader}; a line that cannot be loaded is a problem, not the end. */
final class ModuleDiscovery {

    private final ClassLoader loader;
    private final Problems problems;

    ModuleDiscovery(ClassLoader loader, Problems problems) {
        this.loader = loader;
        this.problems = problems;
    }

    List<SchemaModule> modules() {
        List<SchemaModule> found = new ArrayList<>();
        Iterator<SchemaModule> providers =
                ServiceLoader.load(SchemaModule.class, loader).iterator();
        while (next(providers, found)) {
            // each step either adds a module or notes why it could not be loaded
        }
        return found;
    }

    private boolean next(Iterator<SchemaModule> providers, List<SchemaModule> found) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            found.add(providers.next());
        } catch (ServiceConfigurationError e) {
            problems.add(
                    "A line of META-INF/services/%s cannot be loaded (%s): correct the line or remove the jar that holds it.",
                    SchemaModule.class.getName(), String.valueOf(e.getMessage()));
        }
        return true;
    }
}
