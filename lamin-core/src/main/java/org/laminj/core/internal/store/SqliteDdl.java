package org.laminj.core.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Table;

/** The DDL of one table on SQLite, structurally what the migrations of the original leave behind. */
final class SqliteDdl {

    private final Dialect dialect;
    private final Table table;

    SqliteDdl(Dialect dialect, Table table) {
        this.dialect = dialect;
        this.table = table;
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + Dialect.quote(table.table()) + " ("
                + table.fields().stream().map(this::column).collect(Collectors.joining(", ")) + ")");
        for (List<Field> key : table.uniqueKeys()) {
            if (key.size() > 1) {
                statements.add(index("UNIQUE INDEX", key, "_uniq"));
            }
        }
        for (Field field : table.fields()) {
            if (field.isIndexed()) {
                statements.add(index("INDEX", List.of(field), ""));
            }
        }
        return statements;
    }

    private String column(Field field) {
        String name = Dialect.quote(field.column());
        if (field.isId()) {
            return name + " integer NOT NULL PRIMARY KEY AUTOINCREMENT";
        }
        StringBuilder column = new StringBuilder(name)
                .append(' ')
                .append(dialect.columnType(field))
                .append(field.isNullable() ? " NULL" : " NOT NULL");
        if (field.isUnique()) {
            column.append(" UNIQUE");
        }
        if (field.type() == FieldType.JSON) {
            column.append(" CHECK ((JSON_VALID(")
                    .append(name)
                    .append(") OR ")
                    .append(name)
                    .append(" IS NULL))");
        }
        field.foreignKey()
                .ifPresent(key -> column.append(" REFERENCES ")
                        .append(Dialect.quote(key.table()))
                        .append(" (\"id\") DEFERRABLE INITIALLY DEFERRED"));
        return column.toString();
    }

    private String index(String kind, List<Field> fields, String ending) {
        String columns = fields.stream().map(Field::column).collect(Collectors.joining("_"));
        String name = table.table() + "_" + columns + "_idx" + ending;
        return "CREATE " + kind + " " + Dialect.quote(name.toLowerCase(Locale.ROOT)) + " ON "
                + Dialect.quote(table.table()) + " ("
                + fields.stream().map(field -> Dialect.quote(field.column())).collect(Collectors.joining(", "))
                + ")";
    }
}
