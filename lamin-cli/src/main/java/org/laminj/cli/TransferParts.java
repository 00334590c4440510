package org.laminj.cli;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.TransferException;
import org.laminj.transfer.TransferReport;

/** What a page says of a transfer. */
final class TransferParts {

    private static final int MOST_OPEN_ROWS = 20;
    private static final String WRITTEN = "Give a file that 'lamin transfer --report FILE' wrote.";

    private TransferParts() {}

    /**
     * What a report says, be it of a transfer that succeeded or of one that failed.
     *
     * @throws IllegalArgumentException if the file cannot be read or is no report
     */
    static List<HtmlPage.Part> of(Path file) {
        JsonNode json = read(file);
        if (!(json instanceof ObjectNode content) || !(content.has("error") || content.has("counts"))) {
            throw new IllegalArgumentException("Cannot read '" + file + "' as the report of a transfer. " + WRITTEN);
        }
        List<HtmlPage.Part> parts = new ArrayList<>();
        JsonNode error = content.remove("error");
        if (error != null) {
            parts.add(new HtmlPage.Part("Transfer failed", failure(content, error.asText())));
        }
        if (content.has("counts")) {
            parts.add(new HtmlPage.Part("Transfer", transfer(report(file, content))));
        } else if (content.hasNonNull("data")) {
            parts.add(new HtmlPage.Part(
                    "Data", data(DataReport.fromJson(content.get("data").toString()))));
        }
        return parts;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(new InputFile(file, "report", WRITTEN).text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot read '" + file + "' as the report of a transfer: it is no JSON. " + WRITTEN, e);
        }
    }

    private static TransferReport report(Path file, ObjectNode content) {
        try {
            return TransferReport.fromJson(content.toString());
        } catch (TransferException e) {
            throw new IllegalArgumentException(
                    "Cannot read '" + file + "' as the report of a transfer: " + e.getMessage() + ".", e);
        }
    }

    private static DomContent failure(ObjectNode content, String error) {
        String from = content.path("source").asText("");
        return div(
                p(strong(error)).withClass("failure").attr("role", "alert"),
                p(
                        from.isEmpty()
                                ? ""
                                : "From " + from + " into "
                                        + content.path("target").asText("") + "."));
    }

    private static DomContent transfer(TransferReport report) {
        List<DomContent> content = new ArrayList<>(List.of(facts(report), counts(report)));
        content.add(records(report, Outcome.CONFLICT, "In conflict"));
        content.add(dropped(report));
        content.add(records(report, Outcome.UPDATED, "Updated"));
        content.add(records(report, Outcome.TRANSFERRED, "Transferred"));
        content.add(records(report, Outcome.MAPPED, "Mapped"));
        content.add(removed(report));
        if (report.data() != null) {
            content.add(data(report.data()));
        }
        return div(each(content, each -> each));
    }

    private static DomContent facts(TransferReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("From", report.source());
        facts.put("Into", report.target());
        facts.put("Selected", report.registry());
        if (report.run() != null) {
            facts.put("Run", report.run());
        }
        facts.put("Level", report.options().level().toString().toLowerCase(Locale.ROOT));
        facts.put(
                "Took",
                report.millis().values().stream().mapToLong(Long::longValue).sum() + " ms");
        return dl(each(facts.entrySet(), fact -> div(dt(fact.getKey()), dd(fact.getValue()))));
    }

    private static DomContent counts(TransferReport report) {
        HtmlTable table = new HtmlTable(
                "What became of the rows of each registry and link table",
                "Registry, link table or column",
                "Reached",
                "Mapped",
                "Transferred",
                "Updated",
                "Conflict",
                "Dropped",
                "Removed");
        report.counts()
                .forEach((of, counts) -> table.add(List.of(
                        of,
                        counts.reached(),
                        counts.mapped(),
                        counts.transferred(),
                        counts.updated(),
                        counts.conflict(),
                        counts.dropped(),
                        counts.removed())));
        return table.content();
    }

    private static DomContent records(TransferReport report, Outcome outcome, String title) {
        List<PlannedRecord> records = report.records().stream()
                .filter(record -> record.outcome() == outcome)
                .toList();
        boolean changed = records.stream().anyMatch(record -> !record.changes().isEmpty());
        List<String> columns = List.of("Registry", "Uid", "Why", "Changes");
        HtmlTable table = new HtmlTable(title + " records", changed ? columns : columns.subList(0, 3));
        for (PlannedRecord record : records) {
            List<String> row =
                    List.of(record.key().registry(), record.key().uid(), record.reason(), changes(record.changes()));
            table.add(changed ? row : row.subList(0, 3));
        }
        return folded(title, table);
    }

    private static String changes(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> change.field() + ": " + change.from() + " → " + change.to())
                .collect(Collectors.joining("; "));
    }

    private static DomContent dropped(TransferReport report) {
        HtmlTable table = new HtmlTable("What stayed behind", "Of", "How many", "Why", "A loss");
        report.dropped()
                .forEach(left -> table.add(List.of(
                        left.of(),
                        left.count(),
                        left.reason().toString(),
                        left.reason().isLoss() ? "yes" : "no")));
        return folded("Dropped", table);
    }

    private static DomContent removed(TransferReport report) {
        HtmlTable table = new HtmlTable("Links of the target that were removed", "Link table", "From", "To");
        report.removed()
                .forEach(link -> table.add(
                        List.of(link.table(), link.from().toString(), link.to().toString())));
        return folded("Removed links", table);
    }

    private static DomContent data(DataReport data) {
        HtmlTable table = new HtmlTable("What is wrong with data", "Artifact", "Path", "Reason", "Message");
        data.problems()
                .forEach(problem -> table.add(List.of(
                        problem.artifact(),
                        problem.path(),
                        problem.reason().toString().toLowerCase(Locale.ROOT),
                        problem.message())));
        return div(
                p("Data: " + data.objects() + " objects with " + data.bytes() + " bytes; " + data.copied() + " copied, "
                        + data.present() + " there already, " + data.checked() + " checked."),
                folded("Problems with data", table));
    }

    /** Long tables are shown to those who open them. */
    private static DomContent folded(String title, HtmlTable table) {
        if (table.isEmpty()) {
            return p(title + ": none.").withClass("none");
        }
        DetailsTag folded = details(summary(title + " (" + table.size() + ")"), table.content());
        return table.size() <= MOST_OPEN_ROWS ? folded.attr("open") : folded;
    }
}
