package org.laminj.core.spi;

import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;

/**
 * Brings a record of one instance into another.
 *
 * <p>Implemented by {@code lamin-transfer}, called by {@link Instance#save(SqlRecord)} and
 * {@link Instance#addInputs} for records of another instance. Found by a line in {@code META-INF/services/org.laminj.core.spi.TransferEngine}; needs a public
 * constructor without arguments.
 */
public interface TransferEngine {

    /**
     * Transfers a record with all that belongs to it, in one transaction of the target.
     *
     * @return the record as it now is in the target
     */
    <R extends SqlRecord> R transfer(Instance source, Instance target, R record);

    /**
     * Transfers a record and what it cannot be without, but nothing that annotates it, in one transaction of the target.
     *
     * <p>Called for records that a run of the target reads.
     *
     * @return the record as it now is in the target
     */
    <R extends SqlRecord> R transferAlone(Instance source, Instance target, R record);
}
