package org.laminj.bionty.internal.format;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is taken from the file of a whole ontology: many hold terms of others too, to which theirs refer.
 *
 * @param prefixes of the ontology ids that are taken; empty for all
 * @param relations besides {@code is_a} whose objects count as parents
 */
public record Selection(Set<String> prefixes, Set<String> relations) {

    private static final String TABLE = "/org/laminj/bionty/selections.tsv";

    private static final String IS_A = "is_a";

    public Selection {
        prefixes = Set.copyOf(prefixes);
        relations = Set.copyOf(relations);
    }

    /** What is taken from the files of a source, by its name such as {@code cl}. */
    public static Selection of(String source) {
        return lines().map(line -> Splitter.on('\t').splitToList(line))
                .filter(columns -> columns.get(0).equals(source))
                .map(columns -> new Selection(ids(columns.get(1)), ids(columns.get(2))))
                .findFirst()
                .orElseGet(() -> new Selection(Set.of(), Set.of()));
    }

    private static Stream<String> lines() {
        try (InputStream table = Selection.class.getResourceAsStream(TABLE)) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> ids(String column) {
        return Set.copyOf(Splitter.on(' ').omitEmptyStrings().splitToList(column));
    }

    boolean takes(String ontologyId) {
        return prefixes.isEmpty() || prefixes.contains(ontologyId.substring(0, Math.max(0, ontologyId.indexOf(':'))));
    }

    boolean isParent(String relation) {
        return relation.equals(IS_A) || relations.contains(relation);
    }
}
