package org.laminj.benchmark;

import java.sql.SQLException;
import org.laminj.core.Instance;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.testing.TestDatabase;

/** An instance that has something to transfer. */
record Origin(InstanceSettings settings, Content content) {

    /** Fills a new instance. */
    static Origin in(Workplace workplace, String name, TestDatabase kind, Content content) throws SQLException {
        InstanceSettings settings;
        try (Instance instance = workplace.init(name, kind)) {
            settings = instance.settings();
        }
        try (Database database = Database.of(settings)) {
            for (String statement : content.statements()) {
                database.execute(statement);
            }
            database.commit();
            database.analyze();
            database.check(content.rows());
        }
        return new Origin(settings, content);
    }

    String slug() {
        return settings.slug().toString();
    }
}
