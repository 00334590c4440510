package org.laminj.core.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.laminj.core.testing.TestDatabase;

@DisplayName("Lookups on PostgreSQL")
final class PostgresLookupsTest extends LookupsContract {

    PostgresLookupsTest() {
        super(TestDatabase.POSTGRES);
    }

    @Test
    void refusesWhatIsTooMuchForTheServer() {
        assertThatThrownBy(() -> measurements()
                        .filter(Condition.lookup("name__regex", "((a{1,255}){1,255}){1,255}"))
                        .list())
                .isInstanceOf(QueryException.class)
                .hasMessageEndingWith("cannot look for that: invalid regular expression: regular expression is too"
                        + " complex. Write a simpler regular expression.");
    }
}
