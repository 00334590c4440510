package org.laminj.core.display;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a record is and what belongs to it, for programs: what {@link org.laminj.core.Instance#describe} tells people, with
 * all names however many there are. Maps are in the order in which people see them; what does not apply is empty.
 *
 * @param instance the slug of its instance
 * @param registry the name of its registry, {@code Artifact} or {@code bionty.CellType}
 * @param uid null where the registry has none
 * @param fields the values by column; references as ids
 * @param provenance by reference the name of what it leads to, null if that has none; references that are not set are
 *     absent
 * @param usage by accessor the times at which the runs that used it started
 * @param labels by accessor the names of labels
 * @param features by feature the names of labels as text and the values that are no labels as
 *     {@link com.fasterxml.jackson.databind.JsonNode}; of artifacts that are no models
 * @param params by parameter its values as {@link com.fasterxml.jackson.databind.JsonNode}; of all other records
 * @param featureSets the feature sets that have members
 */
public record Description(
        String instance,
        String registry,
        @Nullable String uid,
        Map<String, @Nullable Object> fields,
        Map<String, @Nullable Object> provenance,
        Map<String, List<Instant>> usage,
        Map<String, List<String>> labels,
        Map<String, List<Object>> features,
        Map<String, List<Object>> params,
        List<FeatureSetMembers> featureSets) {

    public Description {
        fields = ordered(fields);
        provenance = ordered(provenance);
        usage = ordered(usage);
        labels = ordered(labels);
        features = ordered(features);
        params = ordered(params);
        featureSets = List.copyOf(featureSets);
    }

    private static <T extends @Nullable Object> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The components under their names; times, days and spans as text of ISO 8601. Several lines. */
    public String toJson() {
        SimpleModule times = new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(Duration.class, ToStringSerializer.instance);
        try {
            return JsonMapper.builder()
                    .addModule(times)
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a description as JSON", e);
        }
    }
}
