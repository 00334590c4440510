package org.laminj.transfer.internal;

import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.registry.Registry;
import org.laminj.transfer.TransferException;

/** Refuses selections that cannot be transferred, before anything belonging to them is read. */
final class SelectionCheck {

    private final Instance source;
    private final Instance target;

    SelectionCheck(Instance source, Instance target) {
        this.source = source;
        this.target = target;
    }

    /** Refuses what cannot be transferred whatever the rows are. */
    void check(Registry<?> registry, List<Long> ids) {
        if (source.settings().id().equals(target.settings().id())) {
            throw new TransferException("Cannot transfer from '" + source.slug() + "' into itself: its records are"
                    + " there already. Name another instance as source.");
        }
        if (target.isReadOnly()) {
            throw new TransferException("Cannot transfer into '" + target.slug()
                    + "': it was opened with using(), which only reads. Connect to it.");
        }
        if (ids.isEmpty()) {
            throw new TransferException("Nothing to transfer: no " + registry.name() + " of '" + source.slug()
                    + "' is selected. Loosen the conditions, or include hidden records with any visibility.");
        }
        if (!target.schema().contains(registry.type())) {
            throw new TransferException("Cannot transfer " + registry.name() + " records into '" + target.slug()
                    + "': it does not have schema module '" + registry.module()
                    + "'. Transfer into an instance that was created with it.");
        }
    }
}
