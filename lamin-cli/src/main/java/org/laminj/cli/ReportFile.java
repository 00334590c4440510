package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.PartialTransferException;

/** The file that tells other programs what a transfer did, or why it did not. */
final class ReportFile {

    private static final String UNFINISHED = "The transfer has not ended.";
    private static final String ERROR = "error";

    private final @Nullable Path file;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final ObjectMapper mapper = new ObjectMapper();

    private ReportFile(@Nullable Path file) {
        this.file = file;
    }

    /** Nobody asked for a report. */
    static ReportFile none() {
        return new ReportFile(null);
    }

    static ReportFile at(Path file) {
        return new ReportFile(file);
    }

    /**
     * Says that a transfer begins, so that nobody takes the report of an earlier one for its own.
     *
     * @throws IllegalArgumentException if the file cannot be written
     */
    void begin() {
        if (isDevice()) {
            return; // a pipe gets one report only
        }
        try {
            write(failure(UNFINISHED));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot write report '" + file + "': " + e + ". Name a file that can be written; nothing was"
                            + " transferred.",
                    e);
        }
    }

    /** Adds to what is known of a transfer that may fail. */
    void note(String name, String value) {
        known.put(name, value);
    }

    /** Writes the report of a transfer. */
    void complete(String json) throws IOException {
        write(json);
    }

    /** Writes why a transfer failed; if that fails as well, the first failure is the one to tell of. */
    void fail(Throwable failure) {
        try {
            write(
                    failure instanceof PartialTransferException partial
                            ? failure(partial)
                            : Failures.data(failure)
                                    .map(data -> failure(failure, data))
                                    .orElseGet(() -> failure(Failures.text(failure))));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private boolean isDevice() {
        return file != null && Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private String failure(String error) {
        ObjectNode content = mapper.createObjectNode();
        known.forEach(content::put);
        return content.put(ERROR, error).toPrettyString();
    }

    /** What is done, and at the end why that is not all. */
    private String failure(PartialTransferException failure) {
        try {
            ObjectNode content = (ObjectNode) mapper.readTree(failure.done().toJson());
            return content.put(ERROR, Failures.text(failure)).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a failure as JSON", e);
        }
    }

    /** Why nothing was written, and what is known of the data. */
    private String failure(Throwable failure, DataReport data) {
        try {
            ObjectNode content = mapper.createObjectNode();
            known.forEach(content::put);
            content.set("data", mapper.readTree(data.toJson()));
            return content.put(ERROR, Failures.text(failure)).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a failure as JSON", e);
        }
    }

    private void write(String json) throws IOException {
        if (file != null) {
            Files.write(file, (json + "\n").getBytes(UTF_8));
        }
    }
}
