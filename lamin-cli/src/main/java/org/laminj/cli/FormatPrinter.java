package org.laminj.cli;

import org.laminj.transfer.DataReport;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

/** Tells of a transfer once it is done, in one of the formats of data; meanwhile people see how far it is. */
final class FormatPrinter implements TransferPrinter {

    private final Console console;
    private final OutputFormat format;

    FormatPrinter(Console console, OutputFormat format) {
        this.console = console;
        this.format = format;
    }

    @Override
    public TransferListener listener() {
        return console.terminal().isPresent() ? new ProgressLine(console) : TransferListener.none();
    }

    @Override
    public void print(TransferPlan plan) {
        switch (format) {
            case TABLE -> console.print(plan.table() + new PlanDetails(plan).text() + DataDetails.text(plan.data()));
            case CSV, JSONL, MARKDOWN -> new FramePrinter(console).print(plan.frame(), format);
            case JSON -> console.print(plan.toJson());
        }
    }

    @Override
    public void print(TransferReport report) {
        switch (format) {
            case TABLE -> console.print(report.table() + DataDetails.text(report.data()));
            case CSV, JSONL, MARKDOWN -> new FramePrinter(console).print(report.frame(), format);
            case JSON -> console.print(report.toJson());
        }
    }

    @Override
    public void print(DataReport report) {
        switch (format) {
            case TABLE -> console.print(DataDetails.text(report));
            case CSV, JSONL, MARKDOWN -> new FramePrinter(console).print(report.frame(), format);
            case JSON -> console.print(report.toJson());
        }
    }

    @Override
    public void failed(Throwable failure) {
        // standard error says it
    }
}
