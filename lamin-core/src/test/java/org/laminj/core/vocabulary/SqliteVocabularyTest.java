package org.laminj.core.vocabulary;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A vocabulary on SQLite")
final class SqliteVocabularyTest extends VocabularyContract {

    SqliteVocabularyTest() {
        super(TestDatabase.SQLITE);
    }
}
