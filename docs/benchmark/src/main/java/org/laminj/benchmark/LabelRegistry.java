package org.laminj.benchmark;

/** A registry whose records label artifacts. */
enum LabelRegistry {
    ULABEL(1, "ULabel", "lnschema_core_ulabel", "lnschema_core_artifactulabel", "ulabel_id") {
        @Override
        String labels(long count) {
            return Fill.table(
                    table(),
                    "id, uid, name, created_at, updated_at, created_by_id, run_id",
                    count,
                    "i, 'u' || (1000000 + i), 'label ' || i, " + Fill.TIME + ", " + Fill.TIME + ", 1, 1");
        }
    },
    CELL_TYPE(2, "bionty.CellType", "bionty_celltype", "bionty_artifactcelltype", "celltype_id") {
        @Override
        String labels(long count) {
            return Fill.table(
                    table(),
                    "id, uid, name, ontology_id, source_id, created_at, updated_at, created_by_id, run_id",
                    count,
                    "i, 'c' || (1000000 + i), 'cell type ' || i, 'CL:' || (1000000 + i), (SELECT min(id) FROM"
                            + " bionty_source WHERE entity = 'bionty.CellType'), " + Fill.TIME + ", " + Fill.TIME
                            + ", 1, 1");
        }
    };

    private final int featureId;
    private final String registry;
    private final String table;
    private final String linkTable;
    private final String labelColumn;

    LabelRegistry(int featureId, String registry, String table, String linkTable, String labelColumn) {
        this.featureId = featureId;
        this.registry = registry;
        this.table = table;
        this.linkTable = linkTable;
        this.labelColumn = labelColumn;
    }

    String table() {
        return table;
    }

    /** The statement that makes labels with the ids 1 to {@code count}. */
    abstract String labels(long count);

    /** The statement that makes the feature under which these labels stand. */
    String feature() {
        return Fill.row(
                "lnschema_core_feature",
                "id, uid, name, dtype, created_at, updated_at, created_by_id, run_id",
                featureId + ", 'feature0000" + featureId + "', 'feature " + featureId + "', 'cat[" + registry + "]', "
                        + Fill.TIME + ", " + Fill.TIME + ", 1, 1");
    }

    /** The statement that links each artifact with so many labels, one after the other and from the first again. */
    String links(long artifacts, long known, int each) {
        return Fill.links(
                linkTable,
                "artifact_id, " + labelColumn + ", feature_id, label_ref_is_name, feature_ref_is_name, run_id,"
                        + " created_at, created_by_id",
                artifacts,
                each,
                "i, 1 + ((i - 1) * " + each + " + x) % " + known + ", " + featureId + ", TRUE, TRUE, 1, " + Fill.TIME
                        + ", 1");
    }

    /** The query for the links of one artifact and their labels. */
    String selectLabelsOf(long artifact) {
        return "SELECT * FROM " + linkTable + " l JOIN " + table + " r ON r.id = l." + labelColumn
                + " WHERE l.artifact_id = " + artifact;
    }

    Rows labelRows(long count) {
        return Rows.of(table, registry, count);
    }

    Rows linkRows(long count) {
        return Rows.ofLinks(linkTable, count);
    }
}
