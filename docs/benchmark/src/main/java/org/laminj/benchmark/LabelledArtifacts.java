package org.laminj.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * Artifacts of one run in one storage, with labels that stand under a feature.
 *
 * @param artifacts how many
 * @param labels of which registries
 */
record LabelledArtifacts(long artifacts, List<Labels> labels) implements Content {

    /** With which the keys of all of them begin. */
    static final String KEY_PREFIX = "benchmark/";

    /** The uid of the first of them. */
    static final String FIRST_UID = "artifac1000000010000";

    LabelledArtifacts {
        labels = List.copyOf(labels);
    }

    static LabelledArtifacts of(long artifacts, Labels... labels) {
        return new LabelledArtifacts(artifacts, List.of(labels));
    }

    /** Artifacts with 25 of 500 labels each: 15 of 300 ulabels, 10 of 200 cell types. */
    static LabelledArtifacts withTwentyFiveLabels(long artifacts) {
        return of(artifacts, new Labels(LabelRegistry.ULABEL, 300, 15), new Labels(LabelRegistry.CELL_TYPE, 200, 10));
    }

    @Override
    public List<String> statements() {
        ImmutableList.Builder<String> statements = ImmutableList.builder();
        statements.addAll(Provenance.statements()).add(artifactStatement(artifacts));
        labels.forEach(some -> statements.addAll(some.statements(artifacts)));
        return statements.build();
    }

    @Override
    public List<Rows> rows() {
        ImmutableList.Builder<Rows> rows = ImmutableList.builder();
        rows.add(Provenance.STORAGE, artifactRows(artifacts));
        rows.add(Rows.of("lnschema_core_feature", "Feature", labels.size()));
        labels.forEach(some -> rows.addAll(some.rows(artifacts)));
        return rows.build();
    }

    /** The statement that makes artifacts with the ids 1 to {@code count}. */
    static String artifactStatement(long count) {
        return Fill.table(
                "lnschema_core_artifact",
                "id, uid, key, suffix, type, size, hash, _hash_type, visibility, _key_is_virtual, is_latest, storage_id,"
                        + " transform_id, run_id, created_at, updated_at, created_by_id",
                count,
                "i, 'artifac' || (100000000 + i) || '0000', '" + KEY_PREFIX + "' || i || '.csv', '.csv', 'dataset',"
                        + " 1000 + i, 'hash' || (100000000000000000 + i), 'md5', 1, TRUE, TRUE, 2, 1, 1, " + Fill.TIME
                        + ", " + Fill.TIME + ", 1");
    }

    static Rows artifactRows(long count) {
        return Rows.of("lnschema_core_artifact", "Artifact", count);
    }
}
