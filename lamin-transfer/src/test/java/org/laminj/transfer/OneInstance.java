package org.laminj.transfer;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.laminj.bionty.CellType;
import org.laminj.bionty.Organism;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Feature;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.model.Transform;
import org.laminj.core.model.ULabel;
import org.laminj.core.settings.DatabaseUrl;

/** An instance that a test fills, and into whose database it looks by SQL. */
final class OneInstance implements AutoCloseable {

    private final Instance instance;
    private final Fault fault;

    OneInstance(Instance instance) {
        this.instance = instance;
        fault = instance.settings().isSqlite() ? new SqliteFault() : new PostgresFault();
    }

    Instance instance() {
        return instance;
    }

    <R extends SqlRecord> R save(Draft<R> draft) {
        return instance.save(draft);
    }

    /** An artifact in the storage of the instance, under a key that tells its uid. */
    Artifact artifact(String uid) {
        return save(artifactDraft(uid));
    }

    /** What {@link #artifact} saves, to say more of it. */
    Draft<Artifact> artifactDraft(String uid) {
        Storage storage = instance.query(Storage.class)
                .orderBy(Storage::createdAt)
                .first()
                .orElseThrow();
        return Draft.of(Artifact.class)
                .with(Artifact::uid, uid)
                .with(Artifact::key, uid + ".csv")
                .with(Artifact::suffix, ".csv")
                .with(Artifact::storage, Ref.to(storage));
    }

    ULabel label(String uid, String name) {
        return save(Draft.of(ULabel.class).with(ULabel::uid, uid).with(ULabel::name, name));
    }

    Feature feature(String uid, String name) {
        return feature(uid, name, "cat");
    }

    Feature feature(String uid, String name, String dtype) {
        return save(Draft.of(Feature.class)
                .with(Feature::uid, uid)
                .with(Feature::name, name)
                .with(Feature::dtype, dtype));
    }

    CellType cellType(String uid, String name) {
        return save(Draft.of(CellType.class).with(CellType::uid, uid).with(CellType::name, name));
    }

    Organism organism(String uid, String name) {
        return save(Draft.of(Organism.class).with(Organism::uid, uid).with(Organism::name, name));
    }

    Transform transform(String uid, String name) {
        return save(Draft.of(Transform.class).with(Transform::uid, uid).with(Transform::name, name));
    }

    Run run(String uid, Transform transform) {
        return save(Draft.of(Run.class).with(Run::uid, uid).with(Run::transform, Ref.to(transform)));
    }

    void link(SqlRecord record, String accessor, SqlRecord... others) {
        instance.related(record, accessor).add(others);
    }

    void linkUnder(Feature feature, SqlRecord record, String accessor, SqlRecord... others) {
        instance.related(record, accessor).under(feature).add(others);
    }

    /** What a record is linked to. */
    List<SqlRecord> linked(SqlRecord record, String accessor) {
        return List.copyOf(instance.related(record, accessor).query().list());
    }

    /** The rows of a query, each with its columns between bars. */
    List<String> rows(String sql) {
        try (Connection connection = connection(instance);
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
                    row.add(text(results, column));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Booleans as 1 and 0 on both databases. */
    private static String text(ResultSet results, int column) throws SQLException {
        return results.getObject(column) instanceof Boolean value
                ? (value ? "1" : "0")
                : String.valueOf(results.getString(column));
    }

    /** Does what only another program would do. */
    void execute(String... statements) {
        try (Connection connection = connection(instance);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }

    /** Lets every insert into a table fail whose new row {@code NEW} satisfies a condition, until {@link #mend}. */
    void failAt(String table, String condition) {
        execute(fault.begin(table, condition));
    }

    void mend() {
        execute(fault.end());
    }

    /** A connection past the instance, as another program has it. */
    static Connection connection(Instance instance) throws SQLException {
        DatabaseUrl url = instance.settings().db();
        if (url == null) {
            Path database = instance.settings().sqliteFile().orElseThrow();
            return DriverManager.getConnection("jdbc:sqlite:" + database);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.host() + ":" + url.port().orElse(5432) + "/"
                        + url.database().orElseThrow(),
                url.user().orElse(null),
                url.password().orElse(null));
    }

    @Override
    public void close() {
        instance.close();
    }
}
