/**
 * The transfer engine: phases with values between them.
 *
 * <p>{@link org.laminj.transfer.internal.TransferJob} runs them, once or for each part of a
 * {@link org.laminj.transfer.internal.PartedTransfer}. {@link org.laminj.transfer.internal.TransferReading} only reads:
 * {@link org.laminj.transfer.internal.Scope} is what both sides know and the options let through,
 * {@link org.laminj.transfer.internal.ClosureWalk} reads what belongs to the selected rows,
 * {@link org.laminj.transfer.internal.Matcher} recognises it in the target, a registry and a batch at a time,
 * {@link org.laminj.transfer.internal.TermResolution} looks for terms that the target lacks in public ontologies, and
 * {@link org.laminj.transfer.internal.SharedTerms} compares those that both have,
 * {@link org.laminj.transfer.internal.FieldChanges}, {@link org.laminj.transfer.internal.ValueCheck},
 * {@link org.laminj.transfer.internal.UniqueKeyCheck} and {@link org.laminj.transfer.internal.FoundLinks} compare the two
 * sides, {@link org.laminj.transfer.internal.ArtifactPlaces} finds the data that comes along, and
 * {@link org.laminj.transfer.internal.Outcomes} is the account of it all. Before anything is written,
 * {@link org.laminj.transfer.internal.DataPhase} checks or copies that data. Then
 * {@link org.laminj.transfer.internal.TransferWriter} writes in the order of
 * {@link org.laminj.transfer.internal.WriteOrder}, and {@link org.laminj.transfer.internal.Balance} proves that
 * everything has arrived. {@link org.laminj.transfer.internal.Ledger} and
 * {@link org.laminj.transfer.internal.CreatedRows} remember in the target what was done, for those that go on with it or
 * take it back. No class here names a registry of a schema module: everything is read from the schema graph.
 */
@NullMarked
package org.laminj.transfer.internal;

import org.jspecify.annotations.NullMarked;
