package com.example.microscopy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Organism;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/**
 * A session at a microscope, from which images came.
 *
 * @param name by which people know it; no two sessions share one
 * @param organism what was looked at; transferring a session brings it along
 */
@RegistryTable(value = "microscopy_imagingsession", nameField = "name")
@NaturalKey("name")
@ArtifactLabel("imaging_sessions")
public record ImagingSession(
        RecordId id,
        @Uid(12) String uid,
        @Text(150) @Unique String name,
        @Reverse("imaging_sessions") @Nullable Ref<Organism> organism,
        Instant createdAt,
        Instant updatedAt,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
