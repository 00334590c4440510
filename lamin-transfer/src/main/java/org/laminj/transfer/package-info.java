/**
 * Transfer of records between instances, with all that belongs to them.
 *
 * <p>{@link org.laminj.transfer.Transfer} is the entry: it names source, target and records, reads what must come
 * along, finds what the target already has, and writes the rest in one transaction. A
 * {@link org.laminj.transfer.TransferReport} says what became of each record.
 */
@NullMarked
package org.laminj.transfer;

import org.jspecify.annotations.NullMarked;
