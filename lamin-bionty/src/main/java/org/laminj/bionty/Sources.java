package org.laminj.bionty;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.laminj.core.query.Condition.where;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.laminj.bionty.internal.registry.TermRegistry;
import org.laminj.bionty.internal.registry.TermRelease;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;

/**
 * The releases of ontologies that an instance knows, and which of them it uses: one for each registry and organism.
 *
 * <p>Knows nothing of their files. Each call takes one statement, {@link #add} and {@link #use} some more. Immutable and
 * thread-safe. Mirrors {@code bionty.Source}.
 */
public final class Sources {

    private final Instance instance;

    /** Called by {@link Bionty#sources}. */
    Sources(Instance instance) {
        this.instance = instance;
    }

    /** All releases, in the order in which the instance got to know them. */
    public List<Source> all() {
        return sources().list();
    }

    /**
     * The releases for a registry, in the same order.
     *
     * @throws OntologyException if the records of the registry are no terms of ontologies
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have the registry
     */
    public List<Source> of(Class<? extends SqlRecord> type) {
        return ofEntity(type).list();
    }

    /**
     * Those that are in use, one for each organism; none if there is no ontology for the registry yet.
     *
     * @throws OntologyException as {@link #of}
     */
    public List<Source> inUse(Class<? extends SqlRecord> type) {
        return ofEntity(type)
                .filter(where(Source::currentlyUsed).is(true))
                .orderBy("id")
                .list();
    }

    /**
     * The one that is in use for an organism, else the one for all.
     *
     * @param organism null for the only one in use, else the one for all; of organisms that of the vertebrates
     * @throws OntologyException if there is none, or it takes an organism to tell which; the message lists what there is
     */
    public Source inUse(Class<? extends SqlRecord> type, @Nullable String organism) {
        return choice(type).inUse(organism);
    }

    /**
     * A release by its name and version.
     *
     * @param organism null if name and version tell which
     * @throws OntologyException if there is none, naming what is alike, or several
     */
    public Source find(Class<? extends SqlRecord> type, String name, String version, @Nullable String organism) {
        return choice(type).named(name, version, organism);
    }

    private SourceChoice choice(Class<? extends SqlRecord> type) {
        return new SourceChoice(instance.slug(), type, entity(type), of(type));
    }

    /**
     * Adds a release, which is not in use yet. Adding it again gives the one that is there.
     *
     * @throws OntologyException if its registry has no ontologies, or if there is a release of the same name, version and
     *     organism that is not the same; nothing was written
     * @throws ConstraintException if a text is longer than the database takes; nothing was written
     * @throws org.laminj.core.store.ReadOnlyException if the instance was opened by {@code using}
     */
    public Source add(NewSource source) {
        requireNonNull(source, "source");
        return same(source).orElseGet(() -> saved(source));
    }

    private Source saved(NewSource source) {
        try {
            return instance.save(Draft.of(Source.class)
                    .with(Source::entity, entity(source.type()))
                    .with(Source::organism, source.organism())
                    .with(Source::name, source.name())
                    .with(Source::version, source.version())
                    .with(Source::description, source.description())
                    .with(Source::url, source.url())
                    .with(Source::md5, source.md5())
                    .with(Source::sourceWebsite, source.sourceWebsite()));
        } catch (ConstraintException e) {
            // another program may have added the same meanwhile
            return same(source).orElseThrow(() -> e);
        }
    }

    private Optional<Source> same(NewSource wanted) {
        Optional<Source> there = ofEntity(wanted.type())
                .filter(
                        where(Source::name).is(wanted.name()),
                        where(Source::version).is(wanted.version()),
                        where(Source::organism).is(wanted.organism()))
                .findOne();
        there.ifPresent(source -> requireSame(wanted, source));
        return there;
    }

    private void requireSame(NewSource wanted, Source source) {
        String differences = Stream.of(
                        difference("description", source.description(), wanted.description()),
                        difference("url", source.url(), wanted.url()),
                        difference("md5", source.md5(), wanted.md5()),
                        difference("source_website", source.sourceWebsite(), wanted.sourceWebsite()))
                .flatMap(Optional::stream)
                .collect(joining(", "));
        if (!differences.isEmpty()) {
            throw new OntologyException(
                    Reason.CONFLICT,
                    "Cannot add source " + name(source) + " to " + source.entity() + ": it is there, with "
                            + differences + ". Give the other one a version or a name of its own.");
        }
    }

    private static Optional<String> difference(String what, @Nullable String there, @Nullable String wanted) {
        return Objects.equals(there, wanted)
                ? Optional.empty()
                : Optional.of(what + " " + quoted(there) + " instead of " + quoted(wanted));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "none" : "'" + text + "'";
    }

    /**
     * Uses a release from now on; others of its registry and organism, whatever their name, are not in use any more. One
     * transaction. Records that were created from other releases stay.
     *
     * @return the release as it is now
     * @throws OntologyException if it is not one of this instance
     * @throws org.laminj.core.store.ReadOnlyException if the instance was opened by {@code using}
     */
    public Source use(Source source) {
        requireOwn(source);
        instance.store().write(session -> {
            setInUse(session, source);
            return source;
        });
        instance.messages().message(MessageLevel.SUCCESS, "set " + name(source) + " as currently used");
        return sources().filter(where(Source::uid).is(source.uid())).one();
    }

    private void setInUse(StoreSession session, Source source) {
        Registry<Source> registry = instance.schema().registry(Source.class);
        Field used = registry.componentField("currentlyUsed").orElseThrow();
        List<Field> key = Stream.of("entity", "organism")
                .map(component -> registry.componentField(component).orElseThrow())
                .toList();
        Map<Long, Object> all = new LinkedHashMap<>();
        Map<Long, Object> times = new LinkedHashMap<>();
        for (Row row : session.selectByKey(
                registry, registry.fields(), key, List.of(List.of(source.entity(), source.organism())))) {
            long id = row.number(registry.id());
            Boolean wanted = id == source.id().value();
            all.put(id, wanted);
            if (!wanted.equals(row.get(used))) {
                times.put(id, instance.now());
            }
        }
        // all of them, for another program may have put another one in use since they were read
        session.updateAll(registry, used, all);
        session.updateAll(registry, registry.componentField("updatedAt").orElseThrow(), times);
    }

    /** Refuses sources of another instance, whose ids mean something else here. */
    void requireOwn(Source source) {
        if (!source.id().isSaved()
                || !source.id().instanceId().equals(instance.settings().id().hex())) {
            throw new OntologyException(
                    Reason.UNKNOWN,
                    "Source " + name(source) + " of " + source.entity() + " is not one of instance '" + instance.slug()
                            + "'. Take one of its sources, or add it to them.");
        }
    }

    /** Refuses sources that have terms for another registry. */
    void requireFor(Class<? extends SqlRecord> type, Source source) {
        if (!source.entity().equals(entity(type))) {
            throw new OntologyException(
                    Reason.UNKNOWN,
                    "Source " + name(source) + " has terms for " + source.entity() + ", not for " + entity(type)
                            + ". Take one of the sources of " + entity(type) + ".");
        }
    }

    /** The name of a release for people: {@code cl 2024-05-15}, and the organism if it has one. */
    static String name(Source source) {
        return TermRelease.name(source);
    }

    private String entity(Class<? extends SqlRecord> type) {
        return TermRegistry.of(instance.schema(), type).entity();
    }

    private QuerySet<Source> sources() {
        return instance.query(Source.class).orderBy("id");
    }

    private QuerySet<Source> ofEntity(Class<? extends SqlRecord> type) {
        return sources().filter(where(Source::entity).is(entity(type)));
    }
}
