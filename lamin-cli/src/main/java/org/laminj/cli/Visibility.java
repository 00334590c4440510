package org.laminj.cli;

import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import picocli.CommandLine.TypeConversionException;

/**
 * Which records are seen in registries that can hide them.
 *
 * @param number 1 for visible, 0 for hidden, -1 for trashed records; null for all of them
 */
record Visibility(@Nullable Integer number) {

    private static final String ANY = "any";

    static Visibility parse(String text) {
        try {
            return new Visibility(text.equals(ANY) ? null : Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is neither 'any' nor a number.");
        }
    }

    <R extends SqlRecord> QuerySet<R> of(QuerySet<R> records) {
        return number == null ? records.anyVisibility() : records.filter(Condition.<R>lookup("visibility", number));
    }
}
