package org.laminj.bionty.ontology;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files in the shape that pandas gives them. */
final class ParquetFile {

    /** A table of terms with the index last, as pandas has it. */
    static final String TERMS = """
            message schema {
              optional binary name (STRING);
              optional binary definition (STRING);
              optional binary synonyms (STRING);
              optional group parents (LIST) {
                repeated group list {
                  optional binary element (STRING);
                }
              }
              optional binary ontology_id (STRING);
            }
            """;

    private ParquetFile() {}

    /** Writes rows of strings, numbers and lists of strings; what a row leaves out is null. */
    static void write(Path file, String schema, List<Map<String, Object>> rows) throws IOException {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (Map<String, Object> row : rows) {
                writer.write(group(type, row));
            }
        }
    }

    private static Group group(MessageType type, Map<String, Object> row) {
        Group group = new SimpleGroup(type);
        row.forEach((column, value) -> {
            if (value instanceof List<?> list) {
                Group values = group.addGroup(column);
                list.forEach(element -> values.addGroup("list").append("element", (String) element));
            } else if (value instanceof Double number) {
                group.append(column, number);
            } else if (value instanceof Long number) {
                group.append(column, number);
            } else {
                group.append(column, (String) value);
            }
        });
        return group;
    }
}
