package org.laminj.cli;

import org.laminj.transfer.DataReport;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;

/** Tells on standard output what a transfer does. */
interface TransferPrinter {

    /** Tells of it while it goes on. */
    TransferListener listener();

    /** Tells what it would do. */
    void print(TransferPlan plan);

    /** Tells what it did. */
    void print(TransferReport report);

    /** Tells what became of data alone. */
    void print(DataReport report);

    /** Tells why it failed, if that belongs on standard output, too. */
    void failed(Throwable failure);
}
