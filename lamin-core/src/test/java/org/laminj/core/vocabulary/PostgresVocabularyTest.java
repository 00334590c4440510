package org.laminj.core.vocabulary;

import org.junit.jupiter.api.DisplayName;
import org.laminj.core.testing.TestDatabase;

@DisplayName("A vocabulary on PostgreSQL")
final class PostgresVocabularyTest extends VocabularyContract {

    PostgresVocabularyTest() {
        super(TestDatabase.POSTGRES);
    }
}
