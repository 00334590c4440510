package org.laminj.bionty.internal.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The lists of species that Ensembl publishes, told as tables of organisms. */
final class EnsemblSpecies {

    private static final String NAME = "name";
    private static final String ONTOLOGY_ID = "ontology_id";
    private static final String SCIENTIFIC_NAME = "scientific_name";

    private static final Map<String, String> COLUMNS =
            Map.of("#name", NAME, "species", SCIENTIFIC_NAME, "taxonomy_id", ONTOLOGY_ID);

    private EnsemblSpecies() {}

    /** The columns of such a list as a table of organisms has them; those of any other table as they are. */
    static List<String> header(List<String> header) {
        return isList(header)
                ? header.stream()
                        .map(column -> COLUMNS.getOrDefault(column, column))
                        .toList()
                : header;
    }

    /** Translates the rows below a header. */
    static UnaryOperator<Row> rows(List<String> header) {
        return isList(header) ? EnsemblSpecies::organism : UnaryOperator.identity();
    }

    private static boolean isList(List<String> header) {
        return header.containsAll(COLUMNS.keySet());
    }

    private static Row organism(Row species) {
        return new Row(species.cells().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        cell -> cell.getValue().stream()
                                .map(value -> value(cell.getKey(), value))
                                .toList())));
    }

    private static String value(String column, String value) {
        return switch (column) {
            case NAME -> value.toLowerCase(Locale.ROOT);
            case ONTOLOGY_ID -> "NCBITaxon:" + value;
            default -> value;
        };
    }

    /** A value of a column, where scientific names may be told as {@code homo_sapiens}. */
    static String standardized(String column, String value) {
        if (!column.equals(SCIENTIFIC_NAME) || value.indexOf('_') < 0) {
            return value;
        }
        return value.substring(0, 1).toUpperCase(Locale.ROOT)
                + value.substring(1).replace('_', ' ');
    }
}
