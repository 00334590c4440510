package org.laminj.bionty;

import static java.util.Objects.requireNonNull;

import org.laminj.core.Instance;

/** What an instance can do with public ontologies: look terms up, and create records from them. */
public final class Bionty {

    private final Instance instance;

    private Bionty(Instance instance) {
        this.instance = instance;
    }

    /** The ontologies of an instance. */
    public static Bionty of(Instance instance) {
        return new Bionty(requireNonNull(instance, "instance"));
    }

    /** The releases of ontologies that the instance knows, and which of them it uses. */
    public Sources sources() {
        return new Sources(instance);
    }

    @Override
    public String toString() {
        return "Bionty(" + instance.slug() + ")";
    }
}
