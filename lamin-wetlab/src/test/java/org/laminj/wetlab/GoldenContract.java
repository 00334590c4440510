package org.laminj.wetlab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dflib.DataFrame;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.bionty.CellType;
import org.laminj.core.Instance;
import org.laminj.core.display.FrameText;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.query.Join;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Table;
import org.laminj.core.store.Row;
import org.laminj.core.testing.GoldenFiles;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/**
 * What people see of the databases that lamindb 0.76.15 made, row by row copied into a database of each kind.
 */
abstract class GoldenContract {

    private final TestDatabase database;

    @TempDir
    Path folder;

    GoldenContract(TestDatabase database) {
        this.database = database.available();
    }

    @Test
    @DisplayName("of the guide")
    void guide() {
        assertShown(RealInstance.GUIDE, "guide");
    }

    @Test
    @DisplayName("of an instance with ten artifacts of all kinds")
    void rich10() {
        assertShown(RealInstance.RICH_10, "rich-10");
    }

    private void assertShown(RealInstance real, String name) {
        Map<String, String> shown = new TreeMap<>();
        real.unpack(folder);
        try (Instance lamin = TestEnvironment.in(folder, database).init("copy", "bionty", "wetlab")) {
            copy(lamin.using("laminlabs/lamindata"), lamin);
            shown.put("view", lamin.view());
            shown.put(
                    "artifact", text(lamin.query(Artifact.class).anyVisibility().df()));
            shown.put(
                    "artifact-labels",
                    text(lamin.query(Artifact.class)
                            .df(Join.LEFT, "created_by__handle", "ulabels__name", "tissues__name")));
            shown.put(
                    "cell-type",
                    text(lamin.query(CellType.class).orderBy("name").limit(10).df()));
        }

        GoldenFiles.assertHolds(name, shown);
    }

    private static String text(DataFrame frame) {
        return FrameText.of(frame);
    }

    /** All rows with their ids; the storage on the machine of the test gets a root that is the same everywhere. */
    private static void copy(Instance source, Instance target) {
        List<Table> tables = source.schema().tables().toList();
        target.store().write(into -> {
            for (Table table : tables) {
                into.delete(
                        table,
                        into.selectAll(table, List.of(table.id())).stream()
                                .map(row -> row.number(table.id()))
                                .toList());
            }
            for (Table table : tables) {
                List<Row> rows = source.store().read(from -> from.selectAll(table, table.fields()));
                into.insert(
                        table,
                        rows.stream().map(row -> withoutFolder(table, row)).toList());
            }
            return tables;
        });
    }

    private static Row withoutFolder(Table table, Row row) {
        if (!(table instanceof Registry<?> registry)
                || registry.type() != Storage.class
                || row.number(table.id()) != 1) {
            return row;
        }
        Field root = registry.field("root").orElseThrow();
        return row.with(root, "/home/curator/lamindata");
    }
}
