package org.laminj.core.internal.store;

import java.util.Collections;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;

/** Hands a {@link Statement} to MyBatis as it is; each question mark is filled by {@link StatementTypeHandler}. */
final class StatementSource implements SqlSource {

    private final Configuration configuration;
    private final ParameterMapping mapping;

    StatementSource(Configuration configuration) {
        this.configuration = configuration;
        this.mapping = new ParameterMapping.Builder(configuration, "value", new StatementTypeHandler()).build();
    }

    @Override
    public BoundSql getBoundSql(Object parameter) {
        Statement statement = (Statement) parameter;
        return new BoundSql(
                configuration,
                statement.sql(),
                Collections.nCopies(statement.parameters().size(), mapping),
                statement);
    }
}
