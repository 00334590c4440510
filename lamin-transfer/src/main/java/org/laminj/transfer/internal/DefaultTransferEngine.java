package org.laminj.transfer.internal;

import java.util.List;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.TransferEngine;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.Level;
import org.laminj.transfer.OnLoss;
import org.laminj.transfer.TransferListener;
import org.laminj.transfer.TransferOptions;

/** Transfers the records that {@link Instance#save(SqlRecord)} is given. */
public final class DefaultTransferEngine implements TransferEngine {

    @Override
    public <R extends SqlRecord> R transfer(Instance source, Instance target, R record) {
        return transfer(source, target, record, TransferOptions.defaults());
    }

    @Override
    public <R extends SqlRecord> R transferAlone(Instance source, Instance target, R record) {
        return transfer(
                source,
                target,
                record,
                TransferOptions.builder().level(Level.RECORD).build());
    }

    @SuppressWarnings("unchecked")
    private static <R extends SqlRecord> R transfer(
            Instance source, Instance target, R record, TransferOptions options) {
        Registry<R> registry = source.schema().registry((Class<R>) record.getClass());
        long id = new TransferJob(new TransferRequest(
                        source,
                        target,
                        registry,
                        List.of(record.id().value()),
                        options,
                        OnLoss.COUNT,
                        0,
                        DataWork.WORKERS,
                        TransferListener.none()))
                .transferOne();
        return target.query(registry.type())
                .anyVisibility()
                .filter(Condition.lookup("id", id))
                .one();
    }
}
