package org.laminj.core.testing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.FeatureSetMember;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.User;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;
import org.laminj.core.spi.SchemaModule;

/** A schema module of somebody else. */
public final class AssayModule implements SchemaModule {

    /** What marks a cell. */
    @RegistryTable(value = "assay_antibody", nameField = "name")
    @ArtifactLabel("antibodies")
    @FeatureSetMember("antibodies")
    public record Antibody(
            RecordId id,
            @Uid(8) String uid,
            @Text(150) @Unique String name,
            @Text(20) @Unique @Nullable String cloneName,
            @Text @Nullable String synonyms,
            Instant createdAt,
            Ref<User> createdBy,
            @Nullable Ref<Run> run)
            implements TracksRun, CanValidate, HasParents {

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    @Override
    public String name() {
        return "assay";
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(Antibody.class);
    }
}
