package org.laminj.bionty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.Indexed;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.UniqueTogether;

/** A release of a public ontology from which terms are taken. Mirrors {@code bionty.Source}. */
@RegistryTable(value = "bionty_source", nameField = "name")
@NaturalKey({"entity", "name", "organism", "version"})
@UniqueTogether({"entity", "name", "organism", "version"})
@ManyToMany(accessor = "artifacts", target = Artifact.class, reverse = "_source_artifact_of")
public record Source(
        Instant createdAt,
        Instant updatedAt,
        RecordId id,

        @Uid(value = 4, from = "entity+name+organism+version")
        String uid,

        @Text(256) @Indexed String entity,
        @Text(64) @Indexed String organism,
        @Text(64) @Indexed String name,
        @Text(64) @Indexed String version,
        @Indexed @DefaultValue("false") boolean inDb,
        @Indexed @DefaultValue("false") boolean currentlyUsed,
        @Text @Indexed String description,
        @Text @Nullable String url,
        @Text @Nullable String md5,
        @Text @Nullable String sourceWebsite,
        Ref<User> createdBy,
        @Nullable Ref<Run> run,
        @Nullable Ref<Artifact> dataframeArtifact)
        implements TracksRun, TracksUpdates {

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
