package org.laminj.bionty.ontology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.laminj.bionty.ontology.OntologyFixture.gzip;
import static org.laminj.bionty.ontology.OntologyFixture.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.OntologyException.Reason;

@DisplayName("The file of a release")
class OntologyPlacesTest {

    @TempDir
    Path temporary;

    private OntologyFixture ontologies;

    @BeforeEach
    void start() {
        ontologies = new OntologyFixture(temporary);
    }

    @AfterEach
    void stop() {
        ontologies.close();
    }

    /** An ontology whose only term says where it comes from. */
    private static String obo(String name) {
        return "format-version: 1.2\n\n[Term]\nid: X:1\nname: " + name + "\n";
    }

    private static String json(String name) {
        return "{\"graphs\": [{\"nodes\": [{\"id\": \"X:1\", \"lbl\": \"" + name + "\"}]}]}";
    }

    private static Source release(@Nullable String url, @Nullable String md5) {
        return source("bionty.CellType", "all", "x", "2024-01-10", url, md5);
    }

    private String read(Source source) {
        return ontologies.read(source).find("X:1").orElseThrow().name();
    }

    private Path cache() {
        return temporary.resolve("cache").resolve(".laminj");
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    }

    @Nested
    @DisplayName("in a folder")
    class InAFolder {

        private final Source source = release(null, null);

        @Test
        void isFoundByTheNameOfTheOriginalFirst() throws IOException {
            ontologies.put("df_all__x__2024-01-10__CellType.tsv", "ontology_id\tname\nX:1\tof the original\n");
            ontologies.put("x-2024-01-10.json", json("of its publisher"));

            assertThat(read(source)).isEqualTo("of the original");
        }

        @Test
        void isPreferredInTheFormatThatSaysMore() throws IOException {
            ontologies.put("df_all__x__2024-01-10__CellType.tsv", "ontology_id\tname\nX:1\ttsv\n");
            assertThat(read(source)).isEqualTo("tsv");

            ontologies.put("df_all__x__2024-01-10__CellType.obo.gz", gzip(obo("obo")));
            assertThat(read(source)).isEqualTo("obo");

            ontologies.put("df_all__x__2024-01-10__CellType.json.gz", gzip(json("json")));
            assertThat(read(source)).isEqualTo("json");
        }

        @Test
        void isTheFirstOfSeveralOfItsPublisher() throws IOException {
            ontologies.put("x-simple-2024-01-10.obo", obo("simple"));
            ontologies.put("x-basic_v2024-01-10.obo.gz", gzip(obo("basic")));
            assertThat(read(source)).isEqualTo("basic");

            ontologies.put("X_2024-01-10_full.json", json("full"));
            assertThat(read(source)).isEqualTo("full");
        }

        @Test
        void isNoneOfOtherReleases() throws IOException {
            ontologies.put("xy-2024-01-10.obo", obo("another source"));
            ontologies.put("x-2024-01-101.obo", obo("another release"));
            ontologies.put("x-12024-01-10.obo", obo("another release"));
            ontologies.put("x-2024-01-10.1.obo", obo("another release"));
            ontologies.put("df_human__x__2024-01-10__CellType.obo", obo("another organism"));
            ontologies.put("x-2024-01-10.tsv", "ontology_id\tname\nX:1\ta table of nobody knows what\n");
            ontologies.put("x-2024-01-10.owl", "a format that is not read");

            assertThatThrownBy(() -> read(source)).isInstanceOf(OntologyException.class);
        }

        @Test
        void isFoundInAFolderThatExistsOnly() {
            ontologies.set("LAMIN_BIONTY_DIR", temporary.resolve("none").toString());

            assertThatThrownBy(() -> read(source))
                    .hasMessage("Cannot look for ontologies in '" + temporary.resolve("none")
                            + "', which LAMIN_BIONTY_DIR names: there is no such folder.");
        }
    }

    @Nested
    @DisplayName("at a path that the source names")
    class AtAPath {

        @Test
        void isReadThereAndChecked() throws Exception {
            Path file = Files.writeString(temporary.resolve("my own.obo"), obo("own"));
            String md5 = md5(obo("own"));

            assertThat(read(release(file.toString(), md5))).isEqualTo("own");
            assertThat(read(release(file.toUri().toString(), md5))).isEqualTo("own");
            assertThatThrownBy(() -> read(release(file.toString(), md5("another"))))
                    .hasMessage("Cannot read x 2024-01-10 from '" + file + "': its md5 is " + md5
                            + ", but the source says " + md5("another") + ". Replace or delete '" + file + "'; if it"
                            + " stays so, its publisher has changed the file, and the record of the source needs"
                            + " another md5.");
        }

        @Test
        void isNotCheckedWhereAnotherRepresentationIsGiven() throws Exception {
            ontologies.put("x-2024-01-10.obo", obo("given"));

            assertThat(read(release(temporary.resolve("own.obo").toString(), md5("own"))))
                    .isEqualTo("given");
        }
    }

    @Nested
    @DisplayName("on the web")
    class OnTheWeb {

        private final List<String> requests = new CopyOnWriteArrayList<>();
        private HttpServer server;

        @BeforeEach
        void startServer() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
        }

        @AfterEach
        void stopServer() {
            server.stop(0);
        }

        private String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        private void serve(String path, int status, byte[] body) {
            server.createContext(path, exchange -> answer(exchange, status, body));
        }

        private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
            requests.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        @Test
        void isFetchedOnceAndReadWithoutTheWebFromThen() throws Exception {
            byte[] bytes = gzip(obo("of the web"));
            server.createContext("/moved/x.obo.gz", exchange -> {
                exchange.getResponseHeaders().add("Location", url("/x.obo.gz"));
                answer(exchange, 302, new byte[0]);
            });
            serve("/x.obo.gz", 200, bytes);
            Source source = release(
                    url("/moved/x.obo.gz"),
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes)));

            assertThat(read(source)).isEqualTo("of the web");
            assertThat(requests).containsExactly("/moved/x.obo.gz", "/x.obo.gz");

            server.stop(0);
            assertThat(read(source)).isEqualTo("of the web");
        }

        @Test
        void isCheckedInTheCacheToo() throws Exception {
            serve("/x.obo", 200, obo("of the web").getBytes(UTF_8));
            Source source = release(url("/x.obo"), md5(obo("of the web")));
            read(source);
            Path copy = onlyFileIn(cache());
            Files.writeString(copy, obo("changed"));

            assertThatThrownBy(() -> read(source))
                    .isInstanceOf(OntologyException.class)
                    .hasMessageContaining(md5(obo("changed")))
                    .hasMessageContaining("Replace or delete '" + copy + "'");
        }

        @Test
        void isNotKeptIfItIsNotWhatWasPublished() throws Exception {
            serve("/x.obo", 200, obo("of the web").getBytes(UTF_8));

            OntologyException e = catchThrowableOfType(
                    OntologyException.class, () -> read(release(url("/x.obo"), md5(obo("another")))));

            assertThat(e.reason()).isEqualTo(Reason.DAMAGED);
            assertThat(e).hasMessageContaining(md5(obo("of the web"))).hasMessageContaining(md5(obo("another")));
            assertThat(filesIn(cache())).isEmpty();
        }

        @Test
        void isNotKeptIfItIsAWebPageOrGarbled() throws IOException {
            serve("/page.obo", 200, "<html>Please log in</html>".getBytes(UTF_8));
            serve("/garbled.obo", 200, "nonsense\n".getBytes(UTF_8));

            assertThatThrownBy(() -> read(release(url("/page.obo?apikey=secret"), null)))
                    .hasMessage("Cannot read x 2024-01-10 from '" + url("/page.obo") + "': it is a web page.");
            assertThatThrownBy(() -> read(release(url("/garbled.obo"), null)))
                    .hasMessageEndingWith("line 1 is no OBO: 'nonsense'.");
            assertThat(filesIn(cache())).isEmpty();
        }

        @Test
        void isAskedForAgainWhereAServerMayRecover() {
            server.createContext(
                    "/x.obo",
                    exchange -> answer(
                            exchange,
                            requests.isEmpty() ? 503 : 200,
                            requests.isEmpty() ? new byte[0] : obo("late").getBytes(UTF_8)));

            assertThat(read(release(url("/x.obo"), null))).isEqualTo("late");
            assertThat(requests).hasSize(2);
        }

        @Test
        void isAskedForAgainWhereAConnectionIsLost() {
            server.createContext("/x.obo", exchange -> {
                if (requests.isEmpty()) {
                    requests.add("lost");
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write(obo("part").getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    exchange.close();
                } else {
                    answer(exchange, 200, obo("whole").getBytes(UTF_8));
                }
            });

            assertThat(read(release(url("/x.obo"), null))).isEqualTo("whole");
        }

        @Test
        void isSeenAsAWholeByAllWhoFetchItAtOnce() throws Exception {
            serve("/x.obo", 200, obo("of the web").getBytes(UTF_8));
            Source source = release(url("/x.obo"), md5(obo("of the web")));
            read(release(url("/x.obo?warm"), null));
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<String>> all = IntStream.range(0, 8)
                        .mapToObj(one -> threads.submit(() -> read(source)))
                        .toList();
                for (Future<String> one : all) {
                    assertThat(one.get()).isEqualTo("of the web");
                }
            } finally {
                threads.shutdown();
            }
            assertThat(filesIn(cache())).hasSize(2);
        }

        @Test
        void isTheTableThatIsPublishedWhereTheSourceNamesAFormatThatIsNotRead() throws IOException {
            ontologies.set("LAMIN_BIONTY_ASSETS", url("/assets"));
            Path table = temporary.resolve("table.parquet");
            ParquetFile.write(table, ParquetFile.TERMS, List.of(Map.of("ontology_id", "X:1", "name", "of the table")));
            serve("/assets/df_all__x__2024-01-10__CellType.parquet", 200, Files.readAllBytes(table));

            assertThat(read(release("http://purl.example.org/x.owl", "the sum of the OWL file")))
                    .isEqualTo("of the table");
        }

        @Test
        void isMissedWithoutTellingSecretsOfItsAddress() {
            server.stop(0);

            OntologyException e = catchThrowableOfType(
                    OntologyException.class, () -> read(release(url("/x.obo?apikey=secret"), null)));
            assertThat(e)
                    .hasMessageContaining(
                            "Cannot read x 2024-01-10 from '" + url("/x.obo") + "': the server cannot be reached.");
            assertThat(e.getMessage()).doesNotContain("secret");

            e = catchThrowableOfType(
                    OntologyException.class, () -> read(release("http://[/x.obo?apikey=secret", null)));
            assertThat(e)
                    .hasMessageContaining(
                            "Cannot read x 2024-01-10 from 'http://[/x.obo': this is no address of a file.");
            assertThat(e.getMessage()).doesNotContain("secret");
        }

        @Test
        void isMissedWithAllThatCanBeDone() {
            ontologies.set("LAMIN_BIONTY_ASSETS", url("/assets"));

            OntologyException e = catchThrowableOfType(
                    OntologyException.class,
                    () -> read(release("https://user:secret@example.org/x.owl?apikey=secret", null)));

            assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(e)
                    .hasMessage("Cannot read x 2024-01-10: it is not on this machine, and cannot be fetched. There is"
                            + " neither 'df_all__x__2024-01-10__CellType' nor 'x-2024-01-10.obo' in '"
                            + ontologies.folder() + "'. Its own file, 'https://example.org/x.owl', is in a format that"
                            + " this program cannot read. Cannot read x 2024-01-10 from '"
                            + url("/assets/df_all__x__2024-01-10__CellType.parquet")
                            + "': the server answers with status 404. Put the release as OBO or OBO Graphs JSON, e.g."
                            + " 'x-2024-01-10.obo', or as a table, e.g. 'df_all__x__2024-01-10__CellType.tsv', into that"
                            + " folder.");
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Path onlyFileIn(Path folder) throws IOException {
        List<Path> files = filesIn(folder);
        assertThat(files).hasSize(1);
        return files.get(0);
    }
}
