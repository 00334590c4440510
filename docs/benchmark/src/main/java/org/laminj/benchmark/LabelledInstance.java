package org.laminj.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.testing.TestDatabase;

/**
 * An open instance with labelled artifacts, and its database beside it.
 *
 * @param artifact one of the artifacts
 * @param artifacts the table of them in that database
 */
record LabelledInstance(
        Workplace workplace, Instance instance, Artifact artifact, Database plain, List<Table> artifacts)
        implements AutoCloseable {

    static LabelledInstance open(Path work, TestDatabase kind, LabelledArtifacts content) throws Exception {
        Workplace workplace = Workplace.below(work);
        Origin origin = Origin.in(workplace, "labelled", kind, content);
        Instance instance = Workplace.instances(workplace.folder(), sql -> {}).connect(origin.slug());
        Artifact artifact = instance.query(Artifact.class).first().orElseThrow();
        Database plain = Database.of(origin.settings());
        List<Table> artifacts = plain.tables(List.of(LabelledArtifacts.artifactRows(content.artifacts())));
        return new LabelledInstance(workplace, instance, artifact, plain, artifacts);
    }

    /** Reads all artifacts by plain JDBC. */
    long readArtifacts() throws SQLException {
        return plain.read(artifacts);
    }

    /** Reads the links and labels of the artifact by plain JDBC. */
    long readLabels() throws SQLException {
        long values = 0;
        for (LabelRegistry registry : LabelRegistry.values()) {
            values += plain.read(registry.selectLabelsOf(artifact.id().value()));
        }
        plain.commit();
        return values;
    }

    @Override
    public void close() throws IOException, SQLException {
        plain.close();
        instance.close();
        workplace.close();
    }
}
