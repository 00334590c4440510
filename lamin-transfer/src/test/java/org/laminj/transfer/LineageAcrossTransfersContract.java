package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.TrackOptions;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageNode;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Run;
import org.laminj.core.model.Storage;
import org.laminj.core.settings.DatabaseUrl;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** An artifact was made in {@code origin}, came to {@code middle}, and from there to {@code lab}. */
abstract class LineageAcrossTransfersContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    private TestEnvironment environment;
    private Instance lamin;
    private Artifact here;

    LineageAcrossTransfersContract(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void transferTwice() {
        environment = TestEnvironment.in(folder, database);
        try (Instance origin = environment.init("origin")) {
            origin.track("000000000001" + "0000", TrackOptions.script("load.py"));
            Artifact raw = artifact(origin, "raw");
            Run count = origin.track("000000000002" + "0000", TrackOptions.script("count.py"));
            origin.related(raw, "input_of_runs").add(count);
            artifact(origin, "counts");
            artifact(origin, "log");
        }
        try (Instance middle = environment.init("middle")) {
            middle.save(counts(middle.using("anonymous/origin")));
        }
        lamin = environment.init("lab");
        here = lamin.save(counts(lamin.using("anonymous/middle")));
    }

    @AfterEach
    void tearDown() {
        lamin.close();
    }

    private static Artifact artifact(Instance instance, String key) {
        return instance.save(Draft.of(Artifact.class)
                .with(Artifact::key, key)
                .with(Artifact::suffix, "")
                .with(Artifact::storage, Ref.to(instance.query(Storage.class).one())));
    }

    private static Artifact counts(Instance instance) {
        return instance.query(Artifact.class).stream()
                .filter(artifact -> "counts".equals(artifact.key()))
                .findFirst()
                .orElseThrow();
    }

    /** Opens the lab anew, as one that opened no other yet. */
    private void reopen() {
        lamin.close();
        lamin = environment.instances().connect("anonymous/lab");
    }

    private static List<String> edges(LineageGraph graph) {
        Map<String, String> names = graph.nodes().stream()
                .collect(Collectors.toMap(LineageNode::id, node -> (node.instance() + " " + node.title()).strip()));
        return graph.edges().stream()
                .map(edge -> names.get(edge.from()) + " > " + names.get(edge.to()))
                .toList();
    }

    private static List<String> detailsOf(LineageGraph graph, String title) {
        Map<String, LineageNode> byTitle = graph.nodes().stream()
                .filter(node -> node.instance().isEmpty())
                .collect(Collectors.toMap(LineageNode::title, Function.identity()));
        return byTitle.get(title).details();
    }

    @Test
    @DisplayName("goes on in the source, and in the source of the source")
    void goesOnInTheSources() {
        LineageGraph graph = lamin.lineage(here);

        assertThat(edges(graph))
                .containsExactlyInAnyOrder(
                        "Transfer from `anonymous/middle` > counts",
                        "anonymous/middle counts > Transfer from `anonymous/middle`",
                        "anonymous/middle Transfer from `anonymous/origin` > anonymous/middle counts",
                        "anonymous/origin counts > anonymous/middle Transfer from `anonymous/origin`",
                        "anonymous/origin count.py > anonymous/origin counts",
                        "anonymous/origin count.py > anonymous/origin log",
                        "anonymous/origin raw > anonymous/origin count.py",
                        "anonymous/origin load.py > anonymous/origin raw");
        assertThat(graph.notes()).isEmpty();
    }

    @Test
    @DisplayName("of a record of a source is told from there")
    void isToldFromTheSource() {
        Instance middle = lamin.using("anonymous/middle");

        assertThat(edges(lamin.lineage(counts(middle))))
                .contains(
                        "Transfer from `anonymous/origin` > counts",
                        "anonymous/origin counts > Transfer from `anonymous/origin`");
        assertThat(detailsOf(middle.lineage(counts(middle)), "Transfer from `anonymous/origin`"))
                .contains("its source anonymous/origin cannot be opened here");
    }

    @Test
    @DisplayName("ends where the source is not known, and says so")
    void endsWhereTheSourceIsNotKnown() {
        String uid = lamin.using("anonymous/middle").uid();
        environment.settings().forget(Slug.parse("anonymous/middle", ""));
        reopen();

        LineageGraph graph = lamin.lineage(here);

        assertThat(edges(graph)).containsExactly("Transfer from `anonymous/middle` > counts");
        assertThat(detailsOf(graph, "Transfer from `anonymous/middle`"))
                .contains("its source, instance " + uid + ", is not known here");
    }

    @Test
    @DisplayName("ends where the source cannot be opened, and says why")
    void endsWhereTheSourceCannotBeOpened() {
        InstanceSettings middle = lamin.using("anonymous/middle").settings();
        environment
                .settings()
                .save(middle.toBuilder()
                        .db(DatabaseUrl.parse("postgresql://localhost:1/gone"))
                        .build());
        reopen();

        LineageGraph graph = lamin.lineage(here);

        assertThat(edges(graph)).containsExactly("Transfer from `anonymous/middle` > counts");
        assertThat(detailsOf(graph, "Transfer from `anonymous/middle`"))
                .contains("its source anonymous/middle cannot be opened here");
        assertThat(graph.notes())
                .singleElement()
                .asString()
                .startsWith("The lineage does not go on in instance 'anonymous/middle': Instance 'anonymous/middle'"
                        + " cannot be reached");
    }
}
