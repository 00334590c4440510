package org.laminj.core.internal.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dflib.DataFrame;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.message.MessageListener;
import org.laminj.core.query.Join;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.store.Row;

/** Makes a frame of records and of what they are related to; one statement for each included column. */
final class FrameReader {

    private final SchemaGraph graph;
    private final MessageListener messages;
    private final Registry<?> registry;
    private final List<IncludedColumn> columns;

    /**
     * @param include expressions, each of which becomes a column
     */
    FrameReader(SchemaGraph graph, MessageListener messages, Registry<?> registry, List<String> include) {
        this.graph = graph;
        this.messages = messages;
        this.registry = registry;
        this.columns = include.stream()
                .distinct()
                .map(expression -> IncludedColumn.of(graph, registry, expression))
                .toList();
    }

    /** Says which columns are left out, for no record has a value there. */
    DataFrame read(DatabaseSession session, List<Row> rows, Join join) {
        Field id = registry.id();
        List<Long> ids = rows.stream().map(row -> row.number(id)).toList();
        Map<IncludedColumn, Map<Long, Object>> values = new LinkedHashMap<>();
        for (IncludedColumn column : columns) {
            Map<Long, Object> read = column.read(session, graph, registry, ids);
            if (read.isEmpty()) {
                messages.message(MessageLevel.WARNING, column.name() + " is not shown because no values are found");
            } else {
                values.put(column, read);
            }
        }
        List<Row> kept = new ArrayList<>(rows);
        if (join == Join.INNER) {
            values.values().forEach(read -> kept.removeIf(row -> !read.containsKey(row.number(id))));
        }
        return RecordFrame.of(registry, kept, values);
    }
}
