package org.laminj.transfer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.TrackOptions;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.query.QuerySet;
import org.laminj.core.testing.GoldenFiles;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** What people see of records that lamindb 0.76.15 made, in their instance and, once transferred, in another. */
abstract class GoldenTransferContract {

    private static final Instant TIME = Instant.parse("2026-11-22T12:00:00Z");

    private final TestDatabase database;

    @TempDir
    Path folder;

    private final Map<String, String> shown = new TreeMap<>();

    GoldenTransferContract(TestDatabase database) {
        this.database = database.available();
    }

    @Test
    @DisplayName("of the artifact of the guide")
    void guide() {
        try (Instance lamin = target(RealInstance.GUIDE)) {
            QuerySet<Artifact> artifacts = lamin.using("laminlabs/lamindata").query(Artifact.class);
            transfer(lamin, "artifact", artifacts.get("dPraor9rU1EofcFb6Wph"));
        }
        GoldenFiles.assertHolds("guide", shown);
    }

    @Test
    @DisplayName("of artifacts of all kinds and a collection")
    void rich10() {
        try (Instance lamin = target(RealInstance.RICH_10)) {
            Instance source = lamin.using("laminlabs/lamindata");
            QuerySet<Artifact> artifacts = source.query(Artifact.class);
            transfer(lamin, "artifact", artifacts.get("dPraor9rU1EofcFb6Wph"));
            transfer(lamin, "version", artifacts.get("XVQMqu61S8sPy5zc0002"));
            transfer(lamin, "model", artifacts.get("JQuPMohfKBjgu9lV0000"));
            transfer(
                    lamin,
                    "collection",
                    source.query(Collection.class).latestVersion().one());
        }
        GoldenFiles.assertHolds("rich-10", shown);
    }

    private Instance target(RealInstance source) {
        source.unpack(folder);
        TestEnvironment environment = TestEnvironment.in(folder, database);
        environment.init("lab", "bionty", "wetlab").close();
        Instance lamin = environment
                .builder()
                .clock(Clock.fixed(TIME, ZoneOffset.UTC))
                .build()
                .connect("lab");
        lamin.track("ITeOtm7bhtdq0000", TrackOptions.notebook("transfer.ipynb", "Transfer data"));
        return lamin;
    }

    private void transfer(Instance lamin, String name, SqlRecord record) {
        shown.put(name + "-before", lamin.using("laminlabs/lamindata").describe(record));
        String after = lamin.describe(lamin.save(record));
        shown.put(name + "-after" + suffix(), after);
    }

    /** The original writes a description in another way if the database is PostgreSQL. */
    private String suffix() {
        return database == TestDatabase.POSTGRES ? "-postgres" : "";
    }
}
