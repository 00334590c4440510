package org.laminj.core.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.OnDelete;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;

/** A value of a feature that is not a label; it has no uid. Mirrors {@code FeatureValue}. */
@RegistryTable(value = "lnschema_core_featurevalue", nameField = "value", bigId = true)
@NaturalKey({"feature", "value"})
public record FeatureValue(
        RecordId id,
        Instant createdAt,
        JsonNode value,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,

        @OnDelete(DeletePolicy.CASCADE) @Reverse("values") @Nullable
        Ref<Feature> feature)
        implements TracksRun {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
