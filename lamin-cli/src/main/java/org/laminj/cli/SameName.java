package org.laminj.cli;

import org.jspecify.annotations.Nullable;
import org.laminj.transfer.OnSameName;
import org.laminj.transfer.TransferOptions;
import picocli.CommandLine.TypeConversionException;

/**
 * What to do with other records of the same name, as it stands on the command line.
 *
 * @param registry of which records; null for all
 * @param policy what to do
 */
record SameName(@Nullable String registry, OnSameName policy) {

    private static final WordConverter<OnSameName> POLICIES = new WordConverter<>(OnSameName.class);

    /** Splits {@code registry=policy} at its equals sign, if it has one. */
    static SameName parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new SameName(null, POLICIES.convert(text));
        }
        if (equals == 0) {
            throw new TypeConversionException(
                    "'" + text + "' names no registry. Write REGISTRY" + text + ", or leave out the '='.");
        }
        return new SameName(text.substring(0, equals), POLICIES.convert(text.substring(equals + 1)));
    }

    void addTo(TransferOptions.Builder options) {
        if (registry == null) {
            options.onSameName(policy);
        } else {
            options.onSameName(registry, policy);
        }
    }
}
