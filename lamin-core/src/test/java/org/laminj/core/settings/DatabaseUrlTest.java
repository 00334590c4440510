package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void knowsItsParts() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://me:s3cret@db.example.org:5433/lamin?sslmode=require");

        assertThat(url.user()).hasValue("me");
        assertThat(url.password()).hasValue("s3cret");
        assertThat(url.host()).isEqualTo("db.example.org");
        assertThat(url.port()).hasValue(5433);
        assertThat(url.database()).hasValue("lamin");
        assertThat(url.parameters()).hasValue("sslmode=require");
    }

    @Test
    void needsOnlyAHost() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://localhost");

        assertThat(url.host()).isEqualTo("localhost");
        assertThat(url.user()).isEmpty();
        assertThat(url.password()).isEmpty();
        assertThat(url.port()).isEmpty();
        assertThat(url.database()).isEmpty();
        assertThat(url.parameters()).isEmpty();
    }

    @Test
    void decodesPercentSignsAndKeepsPlusSigns() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://a%40b:p%2Fq+r%3F@localhost/my%20db");

        assertThat(url.user()).hasValue("a@b");
        assertThat(url.password()).hasValue("p/q+r?");
        assertThat(url.database()).hasValue("my db");
        assertThat(url.text()).isEqualTo("postgresql://a%40b:p%2Fq+r%3F@localhost/my%20db");
    }

    @Test
    void endsThePasswordAtTheLastAtSignBeforeTheHost() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://me:p@ss:w@localhost:1/db?options=a@b");

        assertThat(url.user()).hasValue("me");
        assertThat(url.password()).hasValue("p@ss:w");
        assertThat(url.host()).isEqualTo("localhost");
    }

    @Test
    void acceptsAnAddressInBrackets() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://me@[::1]:5432/db");

        assertThat(url.host()).isEqualTo("[::1]");
        assertThat(url.port()).hasValue(5432);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:s3cret@db.example.org:5433/lamin, postgresql://me:***@***:5433/lamin",
        "postgresql://me:s3cret@db.example.org/lamin, postgresql://me:***@***/lamin",
        "postgresql://db.example.org/lamin?password=s3cret, postgresql://***:***@***/lamin"
    })
    void masksPasswordAndHost(String text, String masked) {
        DatabaseUrl url = DatabaseUrl.parse(text);

        assertThat(url.masked()).isEqualTo(masked);
        assertThat(url).hasToString(masked);
    }

    @Test
    void equalsTheSameText() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://me:s3cret@localhost/a");

        assertThat(url)
                .isEqualTo(DatabaseUrl.parse("postgresql://me:s3cret@localhost/a"))
                .hasSameHashCodeAs(DatabaseUrl.parse("postgresql://me:s3cret@localhost/a"))
                .isNotEqualTo(DatabaseUrl.parse("postgresql://me:other@localhost/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "mysql://me:s3cret@localhost/db",
                "postgres://me:s3cret@localhost/db",
                "sqlite:///s3cret.db",
                "postgresql://me:s3cret@/db",
                "postgresql://me:s3cret%zz@localhost/db",
                "postgresql://me:s3cret/x@localhost/db",
                "postgresql://me:s3cret@localhost:port/db",
                "postgresql://me:s3cret@localhost/db/more",
                "postgresql://me:s3cret@localhost/db\nx"
            })
    void refusesOtherUrlsWithoutRepeatingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DatabaseUrl.parse(text))
                .withMessageContaining("database URL")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }
}
