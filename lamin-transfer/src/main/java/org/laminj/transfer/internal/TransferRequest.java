package org.laminj.transfer.internal;

import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.registry.Registry;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferOptions;

/**
 * What is asked of a transfer.
 *
 * @param source the instance that has the records
 * @param target the instance that shall have them
 * @param registry of the selected records
 * @param ids of the selected records in the source, in order
 * @param options what comes along and what happens with what is there
 * @param onLoss what happens when something must stay behind
 * @param batch how many selected records go with one transaction; 0 for all
 * @param workers how many objects of data are worked on at a time
 * @param listener who is told how it goes on
 */
public record TransferRequest(
        Instance source,
        Instance target,
        Registry<?> registry,
        List<Long> ids,
        TransferOptions options,
        OnLoss onLoss,
        int batch,
        int workers,
        TransferListener listener) {

    public TransferRequest {
        ids = List.copyOf(ids);
    }

    /** The same for other selected records. */
    TransferRequest of(List<Long> others) {
        return new TransferRequest(source, target, registry, others, options, onLoss, batch, workers, listener);
    }

    /** The same with other options. */
    TransferRequest with(TransferOptions others) {
        return new TransferRequest(source, target, registry, ids, others, onLoss, batch, workers, listener);
    }
}
