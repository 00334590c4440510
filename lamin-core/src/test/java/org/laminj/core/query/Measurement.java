package org.laminj.core.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.ULabel;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Reverse;
import org.laminj.core.registry.Small;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.spi.SchemaModule;

/** A record with a field of each type, of a registry that has neither visibility nor versions. */
@RegistryTable(value = "samples_measurement", nameField = "name")
public record Measurement(
        RecordId id,
        @Uid(12) String uid,
        @Text @Nullable String name,
        @Small @Nullable Integer small,
        @Nullable Integer whole,
        @Nullable Long big,
        @Nullable Double real,
        @Nullable Boolean truth,
        @Nullable Instant time,
        @Nullable LocalDate day,
        @Nullable Duration span,
        @Nullable JsonNode json,
        @Reverse("measurements") @Nullable Ref<ULabel> label)
        implements SqlRecord {

    /** Contributes the registry, for programs that name it. */
    static final class Module implements SchemaModule {

        @Override
        public String name() {
            return "samples";
        }

        @Override
        public List<Class<? extends SqlRecord>> registries() {
            return List.of(Measurement.class);
        }
    }
}
