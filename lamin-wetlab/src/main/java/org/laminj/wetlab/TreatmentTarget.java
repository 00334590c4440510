package org.laminj.wetlab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.Gene;
import org.laminj.bionty.Pathway;
import org.laminj.bionty.Protein;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;

/** What a treatment aims at: genes, pathways or proteins. Mirrors {@code wetlab.TreatmentTarget}. */
@RegistryTable(value = "wetlab_treatmenttarget", nameField = "name")
@ManyToMany(accessor = "genes", target = Gene.class, reverse = "treatment_targets")
@ManyToMany(accessor = "pathways", target = Pathway.class, reverse = "treatment_targets")
@ManyToMany(accessor = "proteins", target = Protein.class, reverse = "treatment_targets")
@ArtifactLabel(value = "treatment_targets", unique = false)
public record TreatmentTarget(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,
        @Uid(8) String uid,
        @Text(60) @Indexed String name,
        @Text @Nullable String description,
        Ref<User> createdBy,
        @Nullable Ref<Run> run)
        implements TracksRun, TracksUpdates, CanValidate {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
