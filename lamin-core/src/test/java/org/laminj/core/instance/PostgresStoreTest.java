package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;
import org.laminj.core.store.ConstraintException;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The store of an instance on PostgreSQL")
final class PostgresStoreTest extends StoreContract {

    PostgresStoreTest() {
        super(TestDatabase.POSTGRES);
    }

    @Override
    void assertSaves(Instance lamin, Draft<ULabel> draft, String refusal) {
        List<ULabel> before = lamin.query(ULabel.class).list();

        assertThatThrownBy(() -> lamin.save(draft))
                .isInstanceOf(ConstraintException.class)
                .hasMessage(refusal);

        assertThat(lamin.query(ULabel.class).list()).isEqualTo(before);
    }
}
