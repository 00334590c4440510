package org.laminj.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.laminj.transfer.TransferPlan;

/** A file with the plan of a transfer, to be looked at and applied. */
record PlanFile(Path path) {

    void write(TransferPlan plan) {
        try {
            Files.writeString(path, plan.toJson() + "\n", UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot write plan '" + path + "': " + e + ". Name a file that can be written.", e);
        }
    }

    TransferPlan read() {
        return TransferPlan.fromJson(
                new InputFile(path, "plan", "Make one with 'lamin transfer --dry-run --plan FILE'.").text());
    }
}
