package org.laminj.storage.internal.location;

import java.util.Optional;
import org.laminj.core.Instance;
import org.laminj.core.settings.InstanceSettings;

/** Finds the instance that has marked a location, among those that are known here. */
public final class ManagingInstance {

    private final Instance instance;

    public ManagingInstance(Instance instance) {
        this.instance = instance;
    }

    /**
     * The uid of the instance; empty if it is not known here, for a marker names the storage and not the instance. An
     * instance is known by its settings, whose default storage this is.
     */
    public Optional<String> of(MarkedPlace place) {
        return instance.knownInstances().stream()
                .filter(known -> known.storageRoot().text().equals(place.root().toString()))
                .map(InstanceSettings::id)
                .map(id -> id.uid())
                .findFirst();
    }
}
