package org.laminj.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.CanValidate;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksRun;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.DefaultValue;
import org.laminj.core.registry.NaturalKey;
import org.laminj.core.registry.RegistryTable;
import org.laminj.core.registry.Release;
import org.laminj.core.registry.Text;
import org.laminj.core.registry.Uid;
import org.laminj.core.registry.Unique;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.spi.SchemaModule;

/** A schema module of somebody else, with plants as public floras have them. */
final class BotanyModule implements SchemaModule {

    private final Floras floras;

    BotanyModule(Floras floras) {
        this.floras = floras;
    }

    /** A release of a flora, which an instance uses or has used. */
    @RegistryTable(value = "botany_flora", nameField = "name")
    @NaturalKey({"name", "version"})
    public record Flora(
            RecordId id,
            @Uid(8) String uid,
            @Text(64) String name,
            @Text(64) String version,
            @DefaultValue("false") boolean used,
            Instant createdAt,
            Ref<User> createdBy,
            @Nullable Ref<Run> run)
            implements TracksRun {}

    /** A kind of plant. */
    @RegistryTable(value = "botany_plant", nameField = "name", ontologyIdField = "ontologyId")
    @ArtifactLabel("plants")
    public record Plant(
            Instant createdAt,
            Instant updatedAt,
            RecordId id,

            @Uid(
                    value = 8,
                    from = {"ontologyId", "name"})
            String uid,

            @Text(150) String name,
            @Text(32) @Unique @Nullable String ontologyId,
            @Text @Nullable String synonyms,
            @Text @Nullable String description,
            Ref<User> createdBy,
            @Nullable Ref<Run> run,
            @Release @Nullable Ref<Flora> flora)
            implements TracksRun, TracksUpdates, CanValidate, HasParents {}

    /** Where a plant was seen, which cannot be without it. */
    @RegistryTable(value = "botany_sighting", nameField = "name")
    @ArtifactLabel("sightings")
    public record Sighting(
            RecordId id,
            @Uid(8) String uid,
            @Text(150) String name,
            Ref<Plant> plant,
            Instant createdAt,
            Ref<User> createdBy,
            @Nullable Ref<Run> run)
            implements TracksRun, CanValidate {}

    @Override
    public String name() {
        return "botany";
    }

    @Override
    public List<Class<? extends SqlRecord>> registries() {
        return List.of(Flora.class, Plant.class, Sighting.class);
    }

    @Override
    public Optional<PublicTerms> publicTerms() {
        return Optional.of(floras);
    }
}
