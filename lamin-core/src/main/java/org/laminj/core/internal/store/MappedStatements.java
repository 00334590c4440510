package org.laminj.core.internal.store;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The MyBatis configuration: two mapped statements that run any {@link Statement}, and the mappers of modules. */
final class MappedStatements {

    /** Runs a statement that gives rows. */
    static final String SELECT = "org.laminj.select";

    /** Runs a statement that changes rows. */
    static final String UPDATE = "org.laminj.update";

    /** How many rows come with one answer of a server that would send all at once otherwise. */
    private static final int FETCH = 1_000;

    private MappedStatements() {}

    static Configuration configuration(String name, DataSource source, Collection<Class<?>> mappers) {
        Configuration configuration = new Configuration(new Environment(name, new JdbcTransactionFactory(), source));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.getTypeHandlerRegistry().register(RawRow.class, new RawRowTypeHandler());
        // makes MyBatis pass the whole statement to the handler instead of looking for a property of it
        configuration.getTypeHandlerRegistry().register(Statement.class, new StatementTypeHandler());
        StatementSource statements = new StatementSource(configuration);
        configuration.addMappedStatement(new MappedStatement.Builder(
                        configuration, SELECT, statements, SqlCommandType.SELECT)
                .fetchSize(FETCH)
                .resultMaps(List.of(new ResultMap.Builder(configuration, SELECT, RawRow.class, List.of()).build()))
                .build());
        configuration.addMappedStatement(
                new MappedStatement.Builder(configuration, UPDATE, statements, SqlCommandType.UPDATE).build());
        mappers.forEach(configuration::addMapper);
        return configuration;
    }
}
