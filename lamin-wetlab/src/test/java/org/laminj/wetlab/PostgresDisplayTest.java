package org.laminj.wetlab;

import com.google.common.collect.Lists;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.display.RecordText;
import org.laminj.core.model.Run;
import org.laminj.core.testing.TestDatabase;

@DisplayName("On PostgreSQL what people see of")
final class PostgresDisplayTest extends DisplayContract {

    PostgresDisplayTest() {
        super(TestDatabase.POSTGRES);
    }

    @Override
    String run(Run run) {
        return "'" + RecordText.time(run.startedAt()) + "'";
    }

    @Override
    String namelessReference(String accessor) {
        return "";
    }

    @Override
    List<String> labels(List<String> linked) {
        return Lists.reverse(linked).subList(0, 10); // linked in the contrary order of their ids
    }

    @Override
    List<String> members(List<String> linked) {
        return Lists.reverse(linked.subList(0, 20));
    }
}
