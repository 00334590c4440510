package org.laminj.core.internal.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/** Binds the values of a {@link Statement} by position; MyBatis calls it once for each question mark. */
final class StatementTypeHandler implements TypeHandler<Statement> {

    @Override
    public void setParameter(PreparedStatement prepared, int position, Statement statement, @Nullable JdbcType jdbcType)
            throws SQLException {
        prepared.setObject(position, statement.parameters().get(position - 1));
    }

    @Override
    public Statement getResult(ResultSet results, String column) {
        throw new IllegalStateException("A statement is never read from a result");
    }

    @Override
    public Statement getResult(ResultSet results, int column) {
        throw new IllegalStateException("A statement is never read from a result");
    }

    @Override
    public Statement getResult(CallableStatement callable, int column) {
        throw new IllegalStateException("A statement is never read from a result");
    }
}
