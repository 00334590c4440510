package org.laminj.benchmark;

import java.util.List;

/** Where the records of an origin come from: one run of one transform, with its data in a bucket. */
final class Provenance {

    static final Rows TRANSFORM = Rows.of("lnschema_core_transform", "Transform", 1);
    static final Rows RUN = Rows.of("lnschema_core_run", "Run", 1);

    /** The first storage of each instance is its own. */
    static final Rows STORAGE = new Rows("lnschema_core_storage", "Storage", 1, 1, true);

    private Provenance() {}

    static List<String> statements() {
        return List.of(
                Fill.row(
                        TRANSFORM.table(),
                        "id, uid, name, type, is_latest, created_at, updated_at, created_by_id",
                        "1, 'benchmark0010000', 'Fill', 'script', TRUE, " + Fill.TIME + ", " + Fill.TIME + ", 1"),
                Fill.row(
                        RUN.table(),
                        "id, uid, transform_id, started_at, created_at, created_by_id",
                        "1, 'benchmarkrun00000001', 1, " + Fill.TIME + ", " + Fill.TIME + ", 1"),
                Fill.row(
                        STORAGE.table(),
                        "id, uid, root, type, run_id, created_at, updated_at, created_by_id",
                        "2, 'storage00001', 's3://lamin-benchmark', 's3', 1, " + Fill.TIME + ", " + Fill.TIME + ", 1"));
    }
}
