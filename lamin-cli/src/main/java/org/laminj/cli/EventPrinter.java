package org.laminj.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.PartialTransferException;
import org.laminj.transfer.Phase;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

/** Tells programs of a transfer while it goes on: a line of JSON for each event, the last says how it ended. */
final class EventPrinter implements TransferPrinter, TransferListener {

    private static final String DONE = "done";
    private static final String REPORT = "report";
    private static final String DATA = "data";

    private final Console console;
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    EventPrinter(Console console) {
        this.console = console;
    }

    @Override
    public TransferListener listener() {
        return this;
    }

    @Override
    public void begins(Phase phase) {
        print(event("phase").put("phase", phase.name()));
    }

    @Override
    public void advances(Phase phase, long done, long all) {
        ObjectNode event = event("progress").put("phase", phase.name()).put(DONE, done);
        print(all == UNKNOWN ? event.putNull("all") : event.put("all", all));
    }

    @Override
    public void record(PlannedRecord record) {
        ObjectNode event = event("record");
        event.setAll((ObjectNode) mapper.valueToTree(record));
        print(event);
    }

    @Override
    public void committed(long roots, long allRoots) {
        print(event("committed").put("roots", roots).put("allRoots", allRoots));
    }

    @Override
    public void print(TransferPlan plan) {
        print(event("plan").set("plan", tree(plan.toJson())));
    }

    @Override
    public void print(TransferReport report) {
        print(event(REPORT).set(REPORT, tree(report.toJson())));
    }

    @Override
    public void print(DataReport report) {
        print(event(DATA).set(DATA, tree(report.toJson())));
    }

    @Override
    public void failed(Throwable failure) {
        ObjectNode event = event("error").put("error", Failures.text(failure)).put("exitCode", ExitCode.of(failure));
        if (failure instanceof PartialTransferException partial) {
            event.set(REPORT, tree(partial.done().toJson()));
        }
        Failures.data(failure).ifPresent(data -> event.set(DATA, tree(data.toJson())));
        print(event);
    }

    private ObjectNode event(String name) {
        return mapper.createObjectNode().put("event", name);
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what was just written as JSON", e);
        }
    }

    private void print(JsonNode event) {
        console.print(event.toString());
        console.out().flush();
    }
}
