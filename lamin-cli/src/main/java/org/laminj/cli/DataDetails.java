package org.laminj.cli;

import org.jspecify.annotations.Nullable;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataReport;

/** What became of data, for people: where it is, how much was done, and a line for each problem. */
final class DataDetails {

    private DataDetails() {}

    /** The lines; none without a report. */
    static String text(@Nullable DataReport report) {
        if (report == null) {
            return "";
        }
        return (report.locations().isEmpty() ? "" : report.table())
                + "data: " + report.objects() + " objects of " + report.bytes() + " bytes, " + report.checked()
                + " checked, " + report.present() + " present, " + report.copied() + " copied\n"
                + DetailLines.text(
                        report.problems().stream()
                                .map(DataProblem::toString)
                                .map(Failures::oneLine)
                                .toList(),
                        "-o json");
    }
}
