package org.laminj.core.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.model.ULabel;
import org.laminj.core.testing.TestDatabase;

@DisplayName("The store of an instance on SQLite")
final class SqliteStoreTest extends StoreContract {

    SqliteStoreTest() {
        super(TestDatabase.SQLITE);
    }

    @Override
    void assertSaves(Instance lamin, Draft<ULabel> draft, String refusal) {
        ULabel saved = lamin.save(draft);

        draft.values().forEach((component, value) -> assertThat(saved).hasFieldOrPropertyWithValue(component, value));
    }
}
