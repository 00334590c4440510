package org.laminj.wetlab;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.Run;
import org.laminj.core.testing.TestDatabase;

@DisplayName("On SQLite what people see of")
final class SqliteDisplayTest extends DisplayContract {

    SqliteDisplayTest() {
        super(TestDatabase.SQLITE);
    }

    @Override
    String run(Run run) {
        return RecordText.time(run.startedAt());
    }

    @Override
    String namelessReference(String accessor) {
        return "    ." + accessor + " = None\n";
    }

    @Override
    List<String> labels(List<String> linked) {
        return linked.subList(0, 10);
    }

    @Override
    List<String> members(List<String> linked) {
        return linked.subList(0, 20);
    }
}
