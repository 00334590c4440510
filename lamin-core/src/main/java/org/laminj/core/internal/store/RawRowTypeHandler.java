package org.laminj.core.internal.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/** Reads a whole result row at once, which spares MyBatis its mapping by name. */
final class RawRowTypeHandler implements TypeHandler<RawRow> {

    @Override
    public RawRow getResult(ResultSet results, String firstColumn) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[results.getMetaData().getColumnCount()];
        for (int column = 0; column < values.length; column++) {
            values[column] = results.getObject(column + 1);
        }
        return new RawRow(values);
    }

    @Override
    public RawRow getResult(ResultSet results, int column) throws SQLException {
        return getResult(results, "");
    }

    @Override
    public RawRow getResult(CallableStatement callable, int column) {
        throw new IllegalStateException("Rows are not read from procedures");
    }

    @Override
    public void setParameter(PreparedStatement prepared, int position, RawRow row, @Nullable JdbcType jdbcType) {
        throw new IllegalStateException("A result row is never a parameter");
    }
}
