package org.laminj.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.core.annotate.Features;
import org.laminj.core.annotate.Labels;
import org.laminj.core.annotate.NewCollection;
import org.laminj.core.annotate.NewFeatureSet;
import org.laminj.core.annotate.Params;
import org.laminj.core.display.Description;
import org.laminj.core.display.TextStyle;
import org.laminj.core.display.ViewOptions;
import org.laminj.core.hierarchy.Hierarchy;
import org.laminj.core.internal.annotate.Annotated;
import org.laminj.core.internal.annotate.CollectionCreation;
import org.laminj.core.internal.annotate.FeatureSetCreation;
import org.laminj.core.internal.delete.RecordDeletion;
import org.laminj.core.internal.delete.Trash;
import org.laminj.core.internal.display.InstanceView;
import org.laminj.core.internal.display.RecordDescription;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.query.RecordSource;
import org.laminj.core.internal.track.CallingClass;
import org.laminj.core.internal.track.RunTracking;
import org.laminj.core.internal.vocabulary.RegistryTerms;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageQuery;
import org.laminj.core.message.MessageListener;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.Run;
import org.laminj.core.model.User;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;
import org.laminj.core.spi.PublicTerms;
import org.laminj.core.spi.TransferEngine;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.store.Store;
import org.laminj.core.vocabulary.Vocabulary;

/**
 * An open LaminDB instance: queries its registries, saves into it, and opens others beside it.
 *
 * <p>Safe for use by several threads, which may query, save and transfer at once. What one call reads is one state of the
 * database: all of a transfer that another thread or program does, or nothing of it. Ten threads read a SQLite file at once,
 * eight a PostgreSQL database; others wait, for PostgreSQL ten seconds at most. Who writes a SQLite file waits for up to a
 * minute for others that write it, or read while it is to be committed.
 *
 * <p>The active run is that of the instance, in all threads, and the only state it has: what tracks runs side by side opens
 * an instance for each. Instances opened by {@link #using} read only and are closed with the instance that opened them.
 */
public final class Instance implements AutoCloseable {

    private final OpenDatabase open;
    private final Function<String, Instance> sources;
    private final Map<String, Instance> opened = new ConcurrentHashMap<>();
    private final RecordWriter writer;
    private final RunTracking tracking;

    /**
     * Called by {@link Instances}.
     *
     * @param sources opens another instance for reading
     */
    Instance(OpenDatabase open, Function<String, Instance> sources) {
        this.open = open;
        this.sources = sources;
        this.writer = new RecordWriter(open);
        this.tracking = new RunTracking(open, this::transferredAlone);
    }

    /**
     * Opens a known instance for reading and writing, with the settings and schema modules of this environment.
     *
     * @param slug owner and name, or the name alone if the current user is the owner
     * @throws InstanceException if it is not known here, or its database cannot be used
     */
    public static Instance connect(String slug) {
        return Instances.ofEnvironment().connect(slug);
    }

    public Slug slug() {
        return open.settings().slug();
    }

    public InstanceSettings settings() {
        return open.settings();
    }

    /** The 12 characters by which storages and transfers name the instance. */
    public String uid() {
        return open.settings().id().uid();
    }

    /** What {@link RecordId#database()} answers for records of this instance. */
    public String database() {
        return open.label();
    }

    public boolean isReadOnly() {
        return open.database().isReadOnly();
    }

    /** The registries that the instance has and this program knows. */
    public SchemaGraph schema() {
        return open.records().graph();
    }

    /** All schema modules that the instance has, those that this program lacks among them; core first. */
    public List<String> schemaModules() {
        return open.schemaModules();
    }

    /** The rows behind the registries, for engines that work on many at once. */
    public Store store() {
        return open.database();
    }

    public MessageListener messages() {
        return open.messages();
    }

    /** How the bytes of artifacts are reached, wherever they lie. */
    public StorageBackends storageBackends() {
        return open.surroundings().backends();
    }

    /**
     * The folder for copies of objects in the cloud, which exists then.
     *
     * @throws org.laminj.core.settings.SettingsException if it cannot be created
     */
    public Path cacheFolder() {
        return open.surroundings().cacheFolder();
    }

    /** How many bytes of copies that folder shall keep at most; empty for any number. Named by {@code LAMIN_CACHE_LIMIT}. */
    public OptionalLong cacheLimit() {
        return open.surroundings().settings().cacheLimit();
    }

    /** A variable of the environment that the instance was opened in, for schema modules; empty if absent or blank. */
    public Optional<String> variable(String name) {
        return open.surroundings().settings().variable(name);
    }

    /** What the schema module of a registry knows of public ontologies, for engines; empty if that is nothing. */
    public Optional<PublicTerms> publicTerms(Registry<?> registry) {
        return open.publicTerms(registry);
    }

    /** The settings of all instances that this environment knows. */
    public List<InstanceSettings> knownInstances() {
        return open.surroundings().settings().instances();
    }

    /**
     * The records of a registry.
     *
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have it
     */
    public <R extends SqlRecord> QuerySet<R> query(Class<R> type) {
        return new QuerySet<>(open.records(), schema().registry(type));
    }

    /**
     * The records of a registry that is named as people do: {@code artifact}, {@code bionty.CellType}.
     *
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have it
     */
    public QuerySet<?> query(String registry) {
        return query(schema().registry(registry).type());
    }

    /**
     * The records of a registry among their parents and children.
     *
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have it
     * @throws org.laminj.core.query.QueryException if its records have no parents
     */
    public <R extends SqlRecord> Hierarchy<R> hierarchy(Class<R> type) {
        return new Hierarchy<>(open, schema().registry(type));
    }

    /**
     * Another instance, open for reading: neither its database nor its folder can change. Opened once, however often
     * it is asked for; this instance itself if the identifier names it.
     *
     * @param identifier owner and name, or the name alone if the current user is the owner
     * @throws InstanceException if it is not known here, or its database cannot be used
     */
    public Instance using(String identifier) {
        Instance source = opened.computeIfAbsent(identifier, sources);
        return source.settings().id().equals(settings().id()) ? this : source;
    }

    /**
     * Saves a record: a changed one of this instance is updated, one of another instance is transferred with all that
     * belongs to it.
     *
     * @return the record as it is now in this instance
     * @throws org.laminj.core.store.ConstraintException if a value is taken, missing or too long; nothing was written
     */
    public <R extends SqlRecord> R save(R record) {
        if (!record.id().isSaved() || isOwn(record)) {
            return writer.save(record, activeRun());
        }
        return engine().transfer(sourceOf(record), this, record);
    }

    /**
     * Saves a new record or the changes to one of this instance.
     *
     * @throws org.laminj.core.store.ConstraintException if a value is taken, missing or too long; nothing was written
     */
    public <R extends SqlRecord> R save(Draft<R> draft) {
        return writer.save(draft, activeRun());
    }

    /**
     * Saves several drafts in one transaction, in order. New records of a registry with uid are inserted together: ten
     * thousand of them take as many statements as two.
     *
     * @throws org.laminj.core.store.ConstraintException if a value of one is taken, missing or too long, naming who has it;
     *     nothing was written
     */
    public <R extends SqlRecord> List<R> saveAll(Collection<Draft<R>> drafts) {
        return writer.saveAll(drafts, activeRun());
    }

    private @Nullable Run activeRun() {
        return tracking.run().orElse(null);
    }

    private SqlRecord transferredAlone(SqlRecord record) {
        return engine().transferAlone(sourceOf(record), this, record);
    }

    /**
     * Saves a feature set with its members in one transaction; the set with the same members, if there is one.
     *
     * @throws org.laminj.core.annotate.ValidationException if the members are not records of one registry that can be in
     *     feature sets
     */
    public FeatureSet save(NewFeatureSet set) {
        return new FeatureSetCreation(open, activeRun()).save(set);
    }

    /**
     * Saves a collection with its artifacts in one transaction; the collection with the same content, if there is one,
     * which a message tells.
     *
     * @throws org.laminj.core.annotate.ValidationException if two artifacts have the same content, or nothing is known of
     *     that of one
     */
    public org.laminj.core.model.Collection save(NewCollection collection) {
        return new CollectionCreation(open, activeRun()).save(collection);
    }

    /**
     * Deletes records of this instance for good, in one transaction, with what belongs to them: their links with labels,
     * features and other records, the values of a parameter, the runs of a transform. Of a family of versions that loses
     * its latest one, that which was created last becomes it. Objects in storages stay where they are:
     * {@code org.laminj.storage.Artifacts} deletes an artifact together with its object.
     *
     * <p>Takes a statement for each kind of reference and link, whatever the number of records.
     *
     * @throws org.laminj.core.store.ConstraintException if records that are not deleted refer to one of them, saying which
     *     and how many; nothing was deleted
     */
    public void delete(Collection<? extends SqlRecord> records) {
        new RecordDeletion(open).delete(records);
    }

    /** As {@link #delete(Collection)}. */
    public void delete(SqlRecord... records) {
        delete(List.of(records));
    }

    /**
     * Moves a record to the trash: it keeps all that belongs to it, and queries pass over it.
     *
     * @return the record as it is now
     * @throws IllegalArgumentException if records of its registry have no visibility
     */
    public <R extends SqlRecord> R trash(R record) {
        return new Trash(open, writer).put(record);
    }

    /**
     * Takes a record out of the trash.
     *
     * @return the record as it is now
     * @throws IllegalArgumentException if records of its registry have no visibility
     */
    public <R extends SqlRecord> R restore(R record) {
        return new Trash(open, writer).takeOut(record);
    }

    private boolean isOwn(SqlRecord record) {
        return record.id().instanceId().equals(settings().id().hex());
    }

    private Instance sourceOf(SqlRecord record) {
        return opened.values().stream()
                .filter(source -> source.isOwn(record))
                .findFirst()
                .orElseThrow(() -> new InstanceException(
                        "Cannot save a " + record.getClass().getSimpleName()
                                + " of instance '" + record.id().database() + "' into '" + slug()
                                + "': open its instance with using() on this one and query the record there."));
    }

    private static TransferEngine engine() {
        return ServiceLoader.load(TransferEngine.class)
                .findFirst()
                .orElseThrow(
                        () -> new InstanceException("Cannot save a record of another instance: nothing on the class"
                                + " path transfers records. Add the artifact org.laminj:lamin-transfer."));
    }

    /** The records that a record reaches by an accessor, such as the {@code ulabels} of an artifact. */
    public RelatedRecords related(SqlRecord record, String accessor) {
        return new RelatedRecords(this, record, accessor);
    }

    /**
     * The labels of a record, of all registries and under all features.
     *
     * <p>What is added through it names the run that is active now, as with {@link #features} and {@link #params}.
     */
    public Labels labels(SqlRecord record) {
        return new Labels(annotated(record));
    }

    /** The features of a record: their values, and its feature sets. */
    public Features features(SqlRecord record) {
        return new Features(annotated(record));
    }

    /** The parameters of a run or of a model. */
    public Params params(SqlRecord record) {
        return new Params(annotated(record));
    }

    /**
     * The names that the records of a registry have, to check values of data against.
     *
     * @throws org.laminj.core.registry.UnknownRegistryException if the instance does not have it
     */
    public <R extends SqlRecord> Vocabulary<R> vocabulary(Class<R> type) {
        Registry<R> registry = schema().registry(type);
        return new Vocabulary<>(open, new RegistryTerms<>(open.records(), registry, registry.nameField()), activeRun());
    }

    private Annotated annotated(SqlRecord record) {
        return new Annotated(open, activeRun(), requireNonNull(record, "record"));
    }

    /**
     * Starts a run of the program that calls this, as {@link TrackOptions#mainClass(Class)} has it: its key is the source
     * file of the calling class.
     *
     * @return the new run
     * @throws TrackException if it cannot be started; nothing was written
     */
    public Run track() {
        return track(CallingClass.options());
    }

    /**
     * Starts a run: from now on, in all threads, records saved here name it, and artifacts read here are its inputs. A run
     * that was active before is left as it is, without an end. Transform, parameters and run are written in one transaction;
     * programs that start at once wait for each other.
     *
     * <p>The run names the Git commit of the working directory, if it has one, in {@code reference}.
     *
     * @return the run, which is the most recent one of the transform for notebooks, a new one otherwise
     * @throws TrackException if the code has no uid and needs one, if its uid stands for other code, or if its source
     *     cannot be read; nothing was written
     * @throws org.laminj.core.annotate.ValidationException if a param is not registered, or its value does not fit its dtype;
     *     nothing was written
     */
    public Run track(TrackOptions options) {
        return tracking.track(options);
    }

    /**
     * As {@link #track(TrackOptions)}.
     *
     * @param uid of the transform, 16 characters, the last four its version
     */
    public Run track(String uid, TrackOptions options) {
        return tracking.track(options.withUid(uid));
    }

    /**
     * Ends the active run well: its transform gets the source, the run its environment and its end. Environments are kept
     * as hidden artifacts in the default storage; where that is not possible people are told, and the run ends without.
     *
     * @return the run as it is now; no run is active any more
     * @throws TrackException if no run is active
     */
    public Run finish() {
        return tracking.finish();
    }

    /**
     * Ends the active run with a failure: the run gets its environment and a report with the reason and its causes, and no
     * {@code finishedAt}. The text of a reason is kept as it is, and ought to hold no secrets.
     *
     * @return the run as it is now; no run is active any more
     * @throws TrackException if no run is active
     */
    public Run fail(Throwable reason) {
        return tracking.fail(reason);
    }

    /**
     * Starts a run, does some work, and ends the run: well, or with a failure if the work throws, which is thrown on.
     *
     * @return what the work returns
     * @throws TrackException if the run cannot be started; no work was done
     */
    public <T> T inRun(TrackOptions options, Supplier<T> work) {
        return tracking.inRun(options, work);
    }

    /** The active run: started by {@link #track}, and not ended. */
    public Optional<Run> run() {
        return tracking.run();
    }

    /**
     * Says that the active run reads records, artifacts or collections. Those that it made itself are passed over, those
     * of another instance are transferred without what annotates them. The transforms that made them become predecessors
     * of that of the run. One transaction for each registry and each record of another instance.
     *
     * @throws TrackException if no run is active
     * @throws IllegalArgumentException if a record is unsaved or cannot be an input; no input was added
     * @throws InstanceException if a record lives in an instance that is not open beside this one
     */
    public void addInputs(SqlRecord... records) {
        addInputs(List.of(records));
    }

    /** As {@link #addInputs(SqlRecord...)}. */
    public void addInputs(Collection<? extends SqlRecord> records) {
        tracking.addInputs(records);
    }

    /**
     * Notes that somebody reads the content of a record, as {@link #addInputs} if a run is active. Called by what opens
     * content: it throws nothing that would keep people from their data, but warns, and warns once if no run is active.
     */
    public void noteRead(SqlRecord record) {
        tracking.noteRead(record);
    }

    /** What time it is for what is saved here, to the microsecond as databases hold it: by the clock of its builder. */
    public Instant now() {
        return open.now();
    }

    /** The user whose records these will be; saved in the instance when first needed. */
    public User user() {
        return open.user();
    }

    /**
     * What a record is and what belongs to it: provenance, usage, labels, features, feature sets. Text of several
     * lines, each of which ends with a line feed; what does not apply is left out. All of it is read in one state of
     * the database, with a number of statements that does not depend on how much belongs to the record.
     *
     * @throws InstanceException if the record lives in another instance: that one describes it
     * @throws org.laminj.core.query.NoSuchRecordException if the record was deleted meanwhile
     */
    public String describe(SqlRecord record) {
        return describe(record, TextStyle.plain());
    }

    /**
     * The same text with another look.
     *
     * @throws InstanceException as {@link #describe(SqlRecord)}
     * @throws org.laminj.core.query.NoSuchRecordException as {@link #describe(SqlRecord)}
     */
    public String describe(SqlRecord record, TextStyle style) {
        return new RecordDescription(open).text(requireNonNull(record, "record"), requireNonNull(style, "style"));
    }

    /**
     * What {@link #describe(SqlRecord)} tells, for programs: complete, in as many statements.
     *
     * @throws IllegalArgumentException if the record is not saved
     * @throws InstanceException as {@link #describe(SqlRecord)}
     * @throws org.laminj.core.query.NoSuchRecordException as {@link #describe(SqlRecord)}
     */
    public Description description(SqlRecord record) {
        return new RecordDescription(open).of(requireNonNull(record, "record"));
    }

    /**
     * Where a record comes from and what came of it, in both directions; {@link LineageQuery} gathers less or more of it.
     *
     * @throws org.laminj.core.query.QueryException if the registry has neither lineage nor links to itself
     * @throws org.laminj.core.query.NoSuchRecordException if the record is not in the database, or not any more
     * @throws InstanceException if the record lives in an instance that this one cannot open
     */
    public LineageGraph lineage(SqlRecord record) {
        return LineageQuery.of(this).graph(record);
    }

    /** The seven latest records of each registry, as {@link #view(int, String...)}. */
    public String view() {
        return view(ViewOptions.defaults());
    }

    /**
     * The latest records of each registry as tables, with a header for each schema module where there are several.
     * Hidden records are left out. One statement for each registry.
     *
     * @param most how many records of each registry
     * @param modules the schema modules to show, all if none is named
     * @throws IllegalArgumentException if {@code most} is not positive
     * @throws InstanceException if a schema module is named that the instance, or this program, lacks
     */
    public String view(int most, String... modules) {
        return view(ViewOptions.defaults().withMost(most).ofModules(List.of(modules)));
    }

    /**
     * As {@link #view(int, String...)}, of other registries or with another look.
     *
     * @throws InstanceException as {@link #view(int, String...)}
     * @throws org.laminj.core.registry.UnknownRegistryException if a registry is named that the instance lacks
     */
    public String view(ViewOptions options) {
        return new InstanceView(open).text(requireNonNull(options, "options"));
    }

    /**
     * The records that {@link #view(ViewOptions)} shows, for programs: a data frame for each registry by its name, also
     * where there are none.
     *
     * @throws InstanceException as {@link #view(int, String...)}
     * @throws org.laminj.core.registry.UnknownRegistryException as {@link #view(ViewOptions)}
     */
    public Map<String, DataFrame> latest(ViewOptions options) {
        return new InstanceView(open).latest(requireNonNull(options, "options"));
    }

    RecordSource records() {
        return open.records();
    }

    OpenDatabase open() {
        return open;
    }

    /**
     * Closes the database and all instances that were opened beside it. A SQLite database in a bucket is uploaded if it was
     * changed, and others may work with it again.
     *
     * @throws InstanceException if it cannot be uploaded; what was saved is kept on this machine, where the next to connect
     *     uploads it
     */
    @Override
    public void close() {
        try {
            opened.values().forEach(Instance::close);
        } finally {
            open.close();
        }
    }

    @Override
    public String toString() {
        return "Instance(" + slug() + ")";
    }
}
