package org.laminj.transfer.internal;

import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.TransferEngine;

/** Transfers the records that {@link Instance#save(SqlRecord)} is given. */
public final class DefaultTransferEngine implements TransferEngine {

    @Override
    @SuppressWarnings("unchecked")
    public <R extends SqlRecord> R transfer(Instance source, Instance target, R record) {
        Registry<R> registry = source.schema().registry((Class<R>) record.getClass());
        return transfer(source, target, registry, record);
    }

    private static <R extends SqlRecord> R transfer(Instance source, Instance target, Registry<R> registry, R record) {
        long id = new TransferJob(source, target)
                .transferOne(registry, record.id().value());
        return target.query(registry.type())
                .anyVisibility()
                .filter(Condition.lookup("id", id))
                .one();
    }
}
