package org.laminj.core.internal.query;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dflib.DataFrame;
import org.jspecify.annotations.Nullable;
import org.laminj.core.RecordId;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.internal.store.Database;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.internal.store.Statement;
import org.laminj.core.message.MessageListener;
import org.laminj.core.query.Condition;
import org.laminj.core.query.Join;
import org.laminj.core.query.NoSuchRecordException;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;

/** Runs queries against one instance and makes records of the rows. Thread-safe. */
public final class RecordSource {

    /** Records made together when streaming; their references load together. */
    private static final int CHUNK = 1_000;

    private final Database database;
    private final SchemaGraph graph;
    private final String label;
    private final String instanceId;
    private final MessageListener messages;

    /**
     * @param label what {@link RecordId#database()} answers for the records
     */
    public RecordSource(
            Database database, SchemaGraph graph, String label, String instanceId, MessageListener messages) {
        this.database = database;
        this.graph = graph;
        this.label = label;
        this.instanceId = instanceId;
        this.messages = messages;
    }

    public SchemaGraph graph() {
        return graph;
    }

    public Database database() {
        return database;
    }

    /** The id of a record of this instance. */
    public RecordId recordId(long id) {
        return new RecordId(id, label, instanceId);
    }

    /** The SQL that a selection runs. */
    public Statement statement(Selection<?> selection) {
        return compiler().select(selection, selection.registry().fields());
    }

    /**
     * Checks that conditions name no record of a hierarchy by a text that none has; a statement for each that names one so.
     *
     * @throws NoSuchRecordException if one does
     */
    public void requireNamed(Registry<?> registry, List<? extends Condition<?>> conditions) {
        HierarchyConditions hierarchies =
                new HierarchyConditions(graph, database.dialect(), new ValueReader(instanceId));
        new NamedRecordsCheck(this, hierarchies).require(registry, conditions);
    }

    /** The selected records; one statement. */
    public <R extends SqlRecord> List<R> list(Selection<R> selection) {
        return database.readSession(session -> list(session, selection));
    }

    /** The selected records, seen from inside a transaction. */
    public <R extends SqlRecord> List<R> list(DatabaseSession session, Selection<R> selection) {
        return records(selection.registry(), rows(session, selection));
    }

    /** The visible records that satisfy a condition, by id, seen from inside a transaction; one statement. */
    public <R extends SqlRecord> List<R> list(DatabaseSession session, Registry<R> registry, Statement condition) {
        Statement select = SelectCompiler.visible(registry, condition);
        return records(registry, session.select(select, new RowShape(registry.fields())));
    }

    /**
     * The selected records as a frame; one statement, and one for each column that is included.
     *
     * @param include expressions for more columns
     * @throws org.laminj.core.query.QueryException if one of them leads to no field
     */
    public DataFrame frame(Selection<?> selection, Join join, List<String> include) {
        FrameReader frames = new FrameReader(graph, messages, selection.registry(), include);
        return database.readSession(session -> frames.read(session, rows(session, selection), join));
    }

    /** Hands over the selected records as one frame after the other, the last of which may be empty; one statement. */
    public void forEachFrame(Selection<?> selection, Consumer<DataFrame> consumer) {
        forEachChunk(selection, rows -> consumer.accept(RecordFrame.of(selection.registry(), rows)));
    }

    private List<Row> rows(DatabaseSession session, Selection<?> selection) {
        return session.select(
                statement(selection), new RowShape(selection.registry().fields()));
    }

    /** Hands over the selected records one after the other; one statement. */
    public <R extends SqlRecord> void forEach(Selection<R> selection, Consumer<R> consumer) {
        forEachChunk(selection, rows -> records(selection.registry(), rows).forEach(consumer));
    }

    /** Hands over a thousand rows at a time, the last of which may be fewer or none. */
    private void forEachChunk(Selection<?> selection, Consumer<List<Row>> consumer) {
        List<Row> chunk = new ArrayList<>();
        database.readSession(session -> {
            session.forEach(
                    statement(selection), new RowShape(selection.registry().fields()), row -> {
                        chunk.add(row);
                        if (chunk.size() == CHUNK) {
                            consumer.accept(chunk);
                            chunk.clear();
                        }
                    });
            return chunk.size();
        });
        consumer.accept(chunk);
    }

    /** How many records are selected. */
    public long count(Selection<?> selection) {
        return database.readSession(session -> session.number(compiler().count(selection)));
    }

    /** The ids of the selected records, in order. */
    public List<Long> ids(Selection<?> selection) {
        return values(selection, selection.registry().id()).stream()
                .map(Long.class::cast)
                .toList();
    }

    /** The values of one field of the selected records, in order; of those that have one. */
    List<Object> values(Selection<?> selection, Field field) {
        Statement select = compiler().select(selection, List.of(field));
        return database.readSession(session -> session.select(select, new RowShape(List.of(field))).stream()
                .map(row -> row.get(field))
                .filter(Objects::nonNull)
                .collect(Collectors.<Object>toList()));
    }

    private SelectCompiler compiler() {
        return new SelectCompiler(graph, database.dialect(), instanceId);
    }

    /** Records of rows that hold all fields of the registry. */
    public <R extends SqlRecord> List<R> records(Registry<R> registry, List<Row> rows) {
        Map<Field, RefBatch<?>> batches = new LinkedHashMap<>();
        for (Field field : registry.foreignKeys()) {
            batches.put(field, batch(field, rows));
        }
        List<R> records = new ArrayList<>(rows.size());
        for (Row row : rows) {
            @Nullable Object[] values = new @Nullable Object[registry.fields().size()];
            for (int position = 0; position < values.length; position++) {
                Field field = registry.fields().get(position);
                RefBatch<?> batch = batches.get(field);
                values[position] = field.isId()
                        ? recordId(row.number(field))
                        : batch == null ? row.get(field) : batch.ref(row.numberOrNull(field));
            }
            records.add(registry.newRecord(values));
        }
        return records;
    }

    private RefBatch<?> batch(Field field, List<Row> rows) {
        Set<Long> ids = new LinkedHashSet<>();
        for (Row row : rows) {
            Long id = row.numberOrNull(field);
            if (id != null) {
                ids.add(id);
            }
        }
        return new RefBatch<>(graph.registry(field.foreignKey().orElseThrow().target()), ids);
    }

    /** References of one field of one result: the first that is followed loads the records of all. */
    private final class RefBatch<R extends SqlRecord> {

        private final Registry<R> registry;
        private final Supplier<Map<Long, R>> records;

        RefBatch(Registry<R> registry, Set<Long> ids) {
            this.registry = registry;
            this.records = Suppliers.memoize(() -> load(ids));
        }

        private Map<Long, R> load(Set<Long> ids) {
            List<Row> rows =
                    database.readSession(session -> session.select(registry, registry.fields(), registry.id(), ids));
            Map<Long, R> byId = new LinkedHashMap<>();
            records(registry, rows).forEach(record -> byId.put(record.id().value(), record));
            return byId;
        }

        @Nullable
        Ref<R> ref(@Nullable Long id) {
            return id == null ? null : existing(id);
        }

        Ref<R> existing(long id) {
            return Ref.lazy(registry.type(), recordId(id), () -> {
                R record = records.get().get(id);
                if (record == null) {
                    throw new NoSuchRecordException("Registry " + registry.name() + " of instance '" + label
                            + "' has no record with id " + id
                            + " any more, though another record refers to it. Query that record again.");
                }
                return record;
            });
        }
    }
}
