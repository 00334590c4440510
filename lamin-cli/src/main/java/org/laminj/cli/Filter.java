package org.laminj.cli;

import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import picocli.CommandLine.TypeConversionException;

/**
 * A condition as it stands on the command line.
 *
 * @param expression a field or a way to one, then perhaps a lookup, e.g. {@code ulabels__name__startswith}
 * @param value what to compare with; any text
 */
record Filter(String expression, String value) {

    /** Splits {@code field__lookup=value} at its first equals sign. */
    static Filter parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new TypeConversionException("'" + text + "' has no '='. Write field__lookup=value.");
        }
        if (equals == 0) {
            throw new TypeConversionException("'" + text + "' names no field. Write field__lookup=value.");
        }
        return new Filter(text.substring(0, equals), text.substring(equals + 1));
    }

    <R extends SqlRecord> Condition<R> condition() {
        return Condition.lookup(expression, value);
    }

    boolean isOnVisibility() {
        return expression.startsWith("visibility");
    }

    @Override
    public String toString() {
        return expression + "=" + value;
    }
}
