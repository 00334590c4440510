package org.laminj.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;

/** A universal label: any term without an ontology of its own. Mirrors {@code ULabel}. */
@RegistryTable(value = "lnschema_core_ulabel", nameField = "name")
@NaturalKey("name")
@ArtifactLabel("ulabels")
public record ULabel(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(8) String uid,
        @Text(150) @Unique String name,
        @Text @Nullable String description,
        @Text(255) @Indexed @Nullable String reference,
        @Text(25) @Indexed @Nullable String referenceType,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate, HasParents {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
