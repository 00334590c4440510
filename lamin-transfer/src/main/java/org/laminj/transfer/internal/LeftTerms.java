package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.store.Row;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.TransferException;

/** Leaves terms behind that the target lacks, where it accepts only those that it has; and the links to them. */
final class LeftTerms {

    private final Scope scope;
    private final Columns columns;
    private final Closure closure;

    LeftTerms(Scope scope, Columns columns, Closure closure) {
        this.scope = scope;
        this.columns = columns;
        this.closure = closure;
    }

    /** Leaves those of some records behind that must be, and answers the others. */
    List<FoundRecord> leave(Registry<?> registry, List<FoundRecord> records) {
        List<FoundRecord> lacking = records.stream()
                .filter(record -> record.isNew() && !record.isSelected())
                .toList();
        if (registry.ontologyIdField().isEmpty() || lacking.isEmpty()) {
            return records;
        }
        closure.leave(registry, lacking, DropReason.TERM_MISSING);
        List<FoundRecord> others = new ArrayList<>(records);
        others.removeAll(lacking);
        return others;
    }

    /**
     * Leaves the links behind that lead to what was left.
     *
     * @throws TransferException if a record that comes along cannot be without a term that was left
     */
    void settle() {
        closure.all().forEach(this::refuseRequired);
        for (Map.Entry<LinkTable, SelectedLinks> links : closure.links().entrySet()) {
            List<Field> references = scope.references(links.getKey()).stream()
                    .filter(field -> !closure.left(Closure.target(field)).isEmpty())
                    .toList();
            // what links those who are present anyway leads to no other
            if (!references.isEmpty() && !links.getValue().isPartial()) {
                leaveLinks(links.getKey(), links.getValue(), references);
            }
        }
    }

    private void leaveLinks(LinkTable link, SelectedLinks selected, List<Field> references) {
        Set<Long> left = new LinkedHashSet<>();
        selected.forEach(columns, row -> {
            if (references.stream().anyMatch(field -> isLeft(row, field))) {
                left.add(row.number(link.id()));
            }
        });
        closure.leave(link, left, DropReason.TERM_MISSING);
    }

    private boolean isLeft(Row row, Field reference) {
        Long id = row.numberOrNull(reference);
        return id != null && closure.left(Closure.target(reference)).contains(id);
    }

    private void refuseRequired(FoundRecords records) {
        for (Field field : scope.references(records.registry())) {
            if (!field.isNullable()
                    && records.all().stream().anyMatch(found -> found.isNew() && isLeft(found.row(), field))) {
                throw new TransferException("Cannot leave terms of "
                        + scope.registry(Closure.target(field)).name() + " behind that the target does not have: "
                        + records.registry().name() + " records that come along require them by " + field.column()
                        + ". Add the terms to the target first, or exclude those records. Nothing was written.");
            }
        }
    }
}
