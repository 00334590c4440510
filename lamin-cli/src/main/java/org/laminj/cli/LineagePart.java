package org.laminj.cli;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.List;
import java.util.Optional;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.lineage.LineageGraph;
import org.laminj.core.lineage.LineageQuery;
import org.laminj.core.model.Artifact;
import org.laminj.core.query.QuerySet;

/** What a page shows of lineage. */
final class LineagePart {

    /** What is seen at a glance; `lamin lineage` shows more. */
    private static final int MOST_NODES = 200;

    private final Instance current;
    private final Instance shown;

    /**
     * @param current opens the others
     * @param shown has the records
     */
    LineagePart(Instance current, Instance shown) {
        this.current = current;
        this.shown = shown;
    }

    /** That of the newest artifact; none if there is no artifact. */
    List<HtmlPage.Part> ofNewest() {
        Optional<Artifact> newest = shown.query(Artifact.class)
                .orderByDescending(Artifact::createdAt)
                .orderBy("-id")
                .first();
        return newest.map(this::of).stream().toList();
    }

    /**
     * That of a record.
     *
     * @param registryAndUid parted by a slash
     * @throws IllegalArgumentException if they are not
     */
    List<HtmlPage.Part> of(String registryAndUid) {
        int slash = registryAndUid.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Cannot tell whose lineage '" + registryAndUid
                    + "' is: give registry and uid with a slash between them, such as artifact/dPraor9rU1EofcFb6Wph.");
        }
        return List.of(
                of(record(shown.query(registryAndUid.substring(0, slash)), registryAndUid.substring(slash + 1))));
    }

    private static <R extends SqlRecord> R record(QuerySet<R> records, String uid) {
        return new UidLookup<>(records).one(uid);
    }

    private HtmlPage.Part of(SqlRecord record) {
        LineageGraph graph = LineageQuery.of(current).most(MOST_NODES).graph(record);
        String title = "Lineage of " + graph.nodes().get(0).title();
        DomContent picture = div(rawHtml(graph.toSvg()))
                .withClass("picture")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", title);
        return new HtmlPage.Part(
                title, graph.notes().isEmpty() ? picture : div(picture, ul(each(graph.notes(), note -> li(note)))));
    }
}
