package org.laminj.bionty.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.laminj.bionty.ontology.OntologyFixture.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.core.storage.ObjectContent;
import org.laminj.core.storage.StorageBackends;
import org.laminj.core.storage.StoragePath;
import org.laminj.core.storage.WriteCondition;
import org.laminj.core.testing.FolderBackend;

@DisplayName("With the tables of releases in a bucket")
class OntologiesInABucketTest {

    private static final StoragePath MIRROR = StoragePath.of("s3://mirror");
    private static final Source YEAST = source(
            "bionty.Gene",
            "saccharomyces cerevisiae",
            "ensembl",
            "release-112",
            "s3://bionty-assets/df_saccharomyces cerevisiae__ensembl__release-112__Gene.parquet",
            null);

    @TempDir
    Path temporary;

    private FolderBackend buckets;
    private OntologyFixture ontologies;

    @BeforeEach
    void start() {
        buckets = new FolderBackend(temporary.resolve("buckets"));
        ontologies = new OntologyFixture(temporary)
                .set("LAMIN_BIONTY_ASSETS", "s3://mirror/bionty")
                .reaching(StorageBackends.of(buckets));
    }

    @AfterEach
    void stop() {
        ontologies.close();
    }

    private byte[] put(String key, String schema, Map<String, Object> row) throws IOException {
        Path file = temporary.resolve("table.parquet");
        Files.deleteIfExists(file);
        ParquetFile.write(file, schema, List.of(row));
        byte[] bytes = Files.readAllBytes(file);
        buckets.write(MIRROR.resolve(key), ObjectContent.of(bytes), WriteCondition.none());
        return bytes;
    }

    @Test
    void theTableOfAReleaseIsFetchedOnce() throws Exception {
        Source source = source("bionty.CellType", "all", "x", "1.0", "http://purl.example.org/x.owl", "sum of the OWL");
        put("bionty/df_all__x__1.0__CellType.parquet", ParquetFile.TERMS, Map.of("ontology_id", "X:1", "name", "a"));

        assertThat(ontologies.read(source).terms()).containsExactly(Term.of("X:1", "a"));

        buckets.delete(MIRROR.resolve("bionty/df_all__x__1.0__CellType.parquet"));
        assertThat(ontologies.read(source).terms()).containsExactly(Term.of("X:1", "a"));
    }

    @Test
    void aTableThatASourceNamesThereIsLookedForInTheMirrorAndChecked() throws Exception {
        byte[] bytes = put(
                "bionty/df_saccharomyces cerevisiae__ensembl__release-112__Gene.parquet",
                "message schema { optional binary stable_id (STRING); optional binary ensembl_gene_id (STRING);"
                        + " optional binary symbol (STRING); }",
                Map.of("stable_id", "YAL001C", "symbol", "TFC3"));
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));

        assertThat(ontologies.read(withMd5(md5)).terms())
                .containsExactly(new Term(
                        null,
                        "TFC3",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        Map.of("stable_id", "YAL001C")));

        OntologyException e = catchThrowableOfType(
                OntologyException.class, () -> ontologies.read(withMd5("00000000000000000000000000000000")));
        assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
    }

    private static Source withMd5(String md5) {
        return source(YEAST.entity(), YEAST.organism(), YEAST.name(), YEAST.version(), YEAST.url(), md5);
    }

    @Test
    void aMissingTableIsNamed() {
        Source missing = source("bionty.Gene", "mouse", "ensembl", "release-112");

        OntologyException e = catchThrowableOfType(OntologyException.class, () -> ontologies.read(missing));

        assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(e)
                .hasMessageContaining(
                        "There is no object 's3://mirror/bionty/df_mouse__ensembl__release-112__Gene.parquet'.");
    }

    @Test
    void whatIsToBeAddedIsSaidWhereNothingReachesBuckets() {
        ontologies.reaching(StorageBackends.of());

        OntologyException e = catchThrowableOfType(OntologyException.class, () -> ontologies.read(YEAST));

        assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(e).hasMessageContaining("Add org.laminj:lamin-storage");
    }
}
