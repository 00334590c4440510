package org.laminj.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.laminj.cli.CommandLineRun.Outcome;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.RealInstance;

class ReportCommandTest {

    private static final String SOURCE = "laminlabs/lamindata";

    @TempDir
    private Path folder;

    private CommandLineRun run;
    private Path page;

    @BeforeEach
    void openGuide() {
        run = CommandLineRun.in(folder, RealInstance.GUIDE).init("lab", "bionty");
        page = run.path("report.html");
    }

    private String report(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("report", page.toString()));
        arguments.addAll(List.of(options));
        Outcome outcome = run.lamin(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).endsWith("→ report is here: " + page + "\n");
        return Files.readString(page);
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">" + cells[0] + "</th>");
        for (int cell = 1; cell < cells.length; cell++) {
            boolean number = cells[cell].matches("\\d+");
            row.append(number ? "<td class=\"number\">" : "<td>")
                    .append(cells[cell])
                    .append("</td>");
        }
        return row + "</tr>";
    }

    @Test
    @DisplayName("tells of an instance: what it is, how many records there are, the newest, and lineage")
    void tellsOfAnInstance() throws IOException {
        String html = report("--using", SOURCE);

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>laminlabs/lamindata – LaminDB</title>")
                .contains("<dt>Database</dt><dd>SQLite</dd>")
                .contains("<dt>Schema modules</dt><dd>core, bionty, wetlab</dd>")
                .contains(row("bionty.CellType", "bionty", "38", "0"))
                .contains("<caption>Newest records of bionty.CellType</caption>")
                .contains("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lineage\"");
    }

    @Test
    @DisplayName("needs nothing but itself and runs nothing")
    void needsNothing() throws IOException {
        assertThat(report("--using", SOURCE, "--lineage", "artifact/dPraor9rU1EofcFb6Wph"))
                .contains("default-src &#x27;none&#x27;; style-src &#x27;unsafe-inline&#x27;; img-src data:")
                .doesNotContain("<script", "<link", "<img", "<iframe", "src=", "url(", "@import")
                .doesNotContainPattern("href=\"[^#]")
                .doesNotContainPattern("\\son\\w+=\"");
    }

    @Test
    @DisplayName("shows names as they are, whatever they hold")
    void escapesNames() throws IOException {
        try (Instance current = run.current()) {
            current.save(Draft.of(ULabel.class).with(ULabel::name, "<script>alert(\"1\")</script>&amp;</title>"));
        }

        assertThat(report("--lineage", "ulabel/" + uidOfLabel()))
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;&lt;/title&gt;")
                .doesNotContain("<script");
    }

    private String uidOfLabel() {
        try (Instance current = run.current()) {
            return current.query(ULabel.class).one().uid();
        }
    }

    @Nested
    @DisplayName("of a transfer")
    class OfATransfer {

        private Path json;

        @BeforeEach
        void nameAFile() {
            json = run.path("transfer.json");
        }

        @Test
        @DisplayName("tells what was mapped, transferred and dropped, and why")
        void tellsWhatWasDone() throws IOException {
            run.lamin("transfer", "artifact", "dPraor9rU1EofcFb6Wph", "--from", SOURCE, "--report", json.toString());

            assertThat(report("--transfer", json.toString()))
                    .contains("<dt>From</dt><dd>laminlabs/lamindata</dd>", "<dt>Into</dt><dd>anonymous/lab</dd>")
                    .contains(row("bionty.CellType", "38", "0", "38", "0", "0", "0", "0"))
                    .contains(row("Artifact", "dPraor9rU1EofcFb6Wph", "not in the target"))
                    .contains("<summary>Dropped (2)</summary>")
                    .contains(row("wetlab.Experiment", "1", "the target does not have the schema module", "yes"))
                    .contains("In conflict: none.")
                    .contains("<summary>Transferred (");
        }

        @Test
        @DisplayName("that failed tells why")
        void tellsWhyItFailed() throws IOException {
            run.lamin("transfer", "artifact", "nope", "--from", SOURCE, "--report", json.toString());

            assertThat(report("--transfer", json.toString()))
                    .contains("<h2 id=\"part1-title\">Transfer failed</h2>")
                    .containsPattern("role=\"alert\"><strong>No [^<]*uid &#x27;nope&#x27;[^<]*</strong>")
                    .contains("From laminlabs/lamindata into anonymous/lab.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "no json | it is no JSON",
                    "[1] | as the report of a transfer. Give a file",
                    "{\"counts\": 1} | as the report of a transfer: Cannot read the report of a transfer"
                })
        @DisplayName("is refused in one line if the file is none, and changes nothing")
        void refusesOtherFiles(String content, String message) throws IOException {
            Files.writeString(json, content);

            Outcome outcome = run.lamin("report", page.toString(), "--transfer", json.toString());

            assertThat(outcome.err())
                    .startsWith("✗ Cannot read '" + json)
                    .hasLineCount(1)
                    .contains(message);
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(page).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lineage artifact | give registry and uid with a slash",
                "--lineage artifact/nope | uid 'nope'",
                "--transfer no.json | Cannot read report 'no.json'"
            })
    @DisplayName("refuses in one line what cannot be done")
    void refuses(String options, String message) {
        Outcome outcome = run.lamin(("report " + page + " " + options).split(" ", -1));

        assertThat(outcome.err()).startsWith("✗ ").hasLineCount(1).contains(message);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(page).doesNotExist();
    }

    @Nested
    @DisplayName("in a browser without scripts")
    class InABrowser {

        private static final Path BROWSER = Path.of("/usr/bin/chromium");
        private static final Pattern URL = Pattern.compile("\"url\":\"https?://([^/\"]+)");

        @Test
        @DisplayName("shows the counts and the picture, and asks the network for nothing")
        void isShown() throws IOException, InterruptedException {
            assumeTrue(Files.isExecutable(BROWSER), BROWSER + " is not installed");
            report("--using", SOURCE);
            Path log = run.path("network.json");

            String shown = shownBy(log);

            assertThat(shown)
                    .contains(row("bionty.CellType", "bionty", "38", "0"))
                    .contains("<svg ", "class=\"data queried\"");
            // the browser looks for its own updates
            assertThat(URL.matcher(Files.readString(log)).results().map(url -> url.group(1)))
                    .allMatch(host -> host.endsWith(".google.com") || host.endsWith(".googleapis.com"));
        }

        /** What the browser makes of the page; what it asks the network for goes to the log. */
        private String shownBy(Path log) throws IOException, InterruptedException {
            Path profile = Files.createDirectories(run.path("profile"));
            Files.writeString(
                    Files.createDirectories(profile.resolve("Default")).resolve("Preferences"),
                    "{\"profile\": {\"default_content_setting_values\": {\"javascript\": 2}}}");
            Path shown = run.path("shown.html");
            Process browser = new ProcessBuilder(
                            BROWSER.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--user-data-dir=" + profile,
                            "--log-net-log=" + log,
                            "--dump-dom",
                            page.toUri().toString())
                    .redirectOutput(shown.toFile())
                    .redirectError(run.path("browser.log").toFile())
                    .start();
            try {
                assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                browser.destroyForcibly();
            }
            return Files.readString(shown);
        }
    }
}
