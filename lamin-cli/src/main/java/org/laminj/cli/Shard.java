package org.laminj.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.laminj.transfer.DataWork;
import picocli.CommandLine.TypeConversionException;

/**
 * One of several equal parts of the data of a transfer.
 *
 * @param number from 1
 * @param of how many there are
 */
record Shard(int number, int of) {

    private static final Pattern TEXT = Pattern.compile("(?<number>[1-9][0-9]{0,5})/(?<of>[1-9][0-9]{0,5})");

    /** Reads {@code 2/4}. */
    static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            Shard shard = new Shard(Integer.parseInt(matcher.group("number")), Integer.parseInt(matcher.group("of")));
            if (shard.number <= shard.of) {
                return shard;
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is no shard. Write NUMBER/OF, such as 2/4 for the second of four.");
    }

    DataWork of(DataWork all) {
        return all.shard(number - 1, of);
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
