/**
 * The transfer engine: five phases with values between them.
 *
 * <p>{@link org.laminj.transfer.internal.TransferJob} runs them. {@link org.laminj.transfer.internal.Scope} is what both
 * sides know; {@link org.laminj.transfer.internal.ClosureWalk} reads what belongs to the selected rows, and
 * {@link org.laminj.transfer.internal.Matcher} recognises it in the target, a registry and a batch at a time;
 * {@link org.laminj.transfer.internal.WriteOrder} sorts the registries;
 * {@link org.laminj.transfer.internal.TransferWriter} writes, and {@link org.laminj.transfer.internal.Balance} proves
 * that all has arrived. No class here names a registry of a schema
 * module: everything is read from the schema graph.
 */
@NullMarked
package org.laminj.transfer.internal;

import org.jspecify.annotations.NullMarked;
