package org.laminj.transfer.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.core.store.IdTranslation;
import org.laminj.core.store.RowCopy;

/** Says of the links of a transfer as which rows the target shall have them. */
final class LinkCopies {

    private final FoundTransfer found;
    private final Function<Field, @Nullable Object> own;
    private final Instant now;
    private final Map<Class<? extends SqlRecord>, IdTranslation> translations = new HashMap<>();

    /**
     * @param own what references to the target's own become
     * @param now when the rows are created
     */
    LinkCopies(FoundTransfer found, Function<Field, @Nullable Object> own, Instant now) {
        this.found = found;
        this.own = own;
        this.now = now;
    }

    RowCopy of(LinkTable link, SelectedLinks selected) {
        Map<Field, RowCopy.Column> columns = new LinkedHashMap<>();
        List<Field> shared = found.columns().shared(link);
        for (Field field : found.columns().writable(link)) {
            RowCopy.Column column = column(field, selected);
            if (!(column instanceof RowCopy.Fixed) && !shared.contains(field)) {
                column = new RowCopy.Fixed(null);
            }
            columns.put(field, column);
        }
        List<Field> identity =
                link.identity().stream().filter(columns::containsKey).toList();
        return new RowCopy(
                link, selected.records(), selected.more(), columns, identity, link.isUnique(), selected.isPartial());
    }

    /** Where only links between those present are meant, what stays behind is as if it had not been met. */
    private IdTranslation translation(Class<? extends SqlRecord> type, boolean partial) {
        IdTranslation translation = translations.computeIfAbsent(type, found.closure()::translation);
        Set<Long> left = partial ? found.closure().left(type) : Set.of();
        return left.isEmpty() ? translation : translation.without(left);
    }

    private RowCopy.Column column(Field field, SelectedLinks selected) {
        if (Scope.isTimeOfRow(field)) {
            return new RowCopy.Fixed(now);
        }
        if (!field.isForeignKey()) {
            return new RowCopy.Kept();
        }
        TransferPolicy policy = found.scope().policy(field);
        return switch (policy) {
            case FOLLOW -> new RowCopy.Translated(translation(Closure.target(field), selected.isPartial()));
            case REBIND, TRACE -> new RowCopy.Fixed(own.apply(field));
            case CLEAR -> new RowCopy.Fixed(null);
        };
    }
}
