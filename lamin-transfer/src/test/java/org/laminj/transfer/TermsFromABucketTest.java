package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.CellType;
import org.laminj.bionty.NewSource;
import org.laminj.bionty.Sources;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.storage.testing.S3Server;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

@DisplayName("Terms from an ontology in a bucket on S3 that everybody may read")
class TermsFromABucketTest {

    private static final String UID = "abcdabcdabcdabcd0000";
    private static final String ONTOLOGY = """
            {"graphs": [{
              "nodes": [
                {"id": "http://purl.obolibrary.org/obo/CL_0000000", "lbl": "cell", "type": "CLASS"},
                {"id": "http://purl.obolibrary.org/obo/CL_0000084", "lbl": "T cell", "type": "CLASS"}],
              "edges": [{
                "sub": "http://purl.obolibrary.org/obo/CL_0000084", "pred": "is_a",
                "obj": "http://purl.obolibrary.org/obo/CL_0000000"}]}]}
            """;

    @TempDir
    Path folder;

    private S3Server server;
    private Map<String, String> settings;
    private Instance lab;

    @BeforeEach
    void start() {
        server = S3Server.start();
        server.client().createBucket(bucket -> bucket.bucket("ontologies").acl(BucketCannedACL.PUBLIC_READ));
        server.client()
                .putObject(
                        object -> object.bucket("ontologies").key("x.json").acl(ObjectCannedACL.PUBLIC_READ),
                        RequestBody.fromString(ONTOLOGY));
        settings = new HashMap<>(server.systemProperties());
        settings.put("aws.secretAccessKey", "of another server");
        settings.forEach(System::setProperty);
        TestEnvironment environment = TestEnvironment.in(folder);
        try (OneInstance origin = new OneInstance(environment.init("origin", "bionty"))) {
            CellType theirs = origin.save(Draft.of(CellType.class)
                    .with(CellType::name, "T lymphocyte")
                    .with(CellType::ontologyId, "CL:0000084"));
            origin.link(origin.artifact(UID), "cell_types", theirs);
        }
        lab = environment.init("lab", "bionty");
    }

    @AfterEach
    void stop() {
        lab.close();
        settings.keySet().forEach(System::clearProperty);
        server.close();
    }

    @Test
    void comeWhateverCredentialsOneHasForOtherBuckets() {
        Sources sources = Bionty.of(lab).sources();
        sources.use(sources.add(NewSource.of(CellType.class, "x", "1.0").at("s3://ontologies/x.json")));
        Instance source = lab.using("origin");

        TransferReport report = Transfer.from(source)
                .into(lab)
                .select(source.query(Artifact.class).filter(where(Artifact::uid).is(UID)))
                .with(TransferOptions.builder().ontology(TermOrigin.PUBLIC).build())
                .apply();

        assertThat(report.terms().unread()).isEmpty();
        assertThat(report.with(Outcome.RESOLVED)).hasSize(2);
        assertThat(lab.query(CellType.class).list())
                .extracting(CellType::ontologyId, CellType::name)
                .containsExactlyInAnyOrder(tuple("CL:0000084", "T cell"), tuple("CL:0000000", "cell"));
    }
}
