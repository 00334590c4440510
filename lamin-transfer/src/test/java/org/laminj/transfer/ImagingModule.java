package org.laminj.transfer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.User;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.spi.SchemaModule;

/** A schema module of somebody else. */
final class ImagingModule implements SchemaModule {

    /** A session at a microscope. */
    @RegistryTable(value = "imaging_session", nameField = "name")
    @ArtifactLabel("sessions")
    public record Session(
            RecordId id,
            @Uid(8) String uid,
            @Text(150) String name,
            Instant createdAt,
            Ref<User> createdBy,
            @Nullable Ref<Run> run)
            implements TracksRun, CanValidate {}

    @Override
    public String name() {
        return "imaging";
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(Session.class);
    }
}
