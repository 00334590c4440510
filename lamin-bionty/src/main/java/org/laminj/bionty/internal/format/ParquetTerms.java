package org.laminj.bionty.internal.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.laminj.bionty.ontology.Term;

/** Reads tables as Parquet, e.g. those that pandas writes. */
final class ParquetTerms {

    private ParquetTerms() {}

    static List<Term> read(Path file, TableColumns columns) throws IOException {
        Content.checkHead(file);
        try {
            return terms(new LocalInputFile(file), columns);
        } catch (FormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library has no exception of its own for files that are not what they should be.
            throw FormatException.damaged("it is no whole Parquet file", e);
        }
    }

    private static List<Term> terms(InputFile file, TableColumns columns) throws IOException {
        ParquetMetadata footer = footer(file);
        TableTerms terms = new TableTerms(
                columns,
                footer.getFileMetaData().getSchema().getFields().stream()
                        .map(Type::getName)
                        .toList());
        try (ParquetReader<Group> rows = new Rows(file).build()) {
            for (Group row = rows.read(); row != null; row = rows.read()) {
                terms.add(row(row));
            }
        } catch (LinkageError e) {
            // Only the library for that is looked for as late as this.
            throw FormatException.unreadable("it is compressed by " + compressions(footer)
                    + ", for which there is no library on the class path; Snappy is read");
        }
        return terms.terms();
    }

    private static ParquetMetadata footer(InputFile file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(file)) {
            return reader.getFooter();
        }
    }

    private static Set<CompressionCodecName> compressions(ParquetMetadata footer) {
        return footer.getBlocks().stream()
                .flatMap(block -> block.getColumns().stream())
                .map(ColumnChunkMetaData::getCodec)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Row row(Group group) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        GroupType type = group.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
            List<String> values = new ArrayList<>();
            addValues(group, field, values);
            if (!values.isEmpty()) {
                cells.put(type.getFieldName(field), values);
            }
        }
        return new Row(cells);
    }

    /** Adds all values of a field, however deep they are: a list has its values two levels below. */
    private static void addValues(Group group, int field, List<String> values) {
        boolean isValue = group.getType().getType(field).isPrimitive();
        for (int index = 0; index < group.getFieldRepetitionCount(field); index++) {
            if (isValue) {
                addValue(group.getValueToString(field, index).strip(), values);
            } else {
                Group inner = group.getGroup(field, index);
                for (int below = 0; below < inner.getType().getFieldCount(); below++) {
                    addValues(inner, below, values);
                }
            }
        }
    }

    /** Columns of numbers with gaps are floating point in pandas. */
    private static void addValue(String value, List<String> values) {
        if (!value.isEmpty() && !value.equals("NaN")) {
            values.add(value.matches("\\d+\\.0") ? value.substring(0, value.length() - 2) : value);
        }
    }

    /** Rows of a file, read without the configuration of a cluster. */
    private static final class Rows extends ParquetReader.Builder<Group> {

        Rows(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
