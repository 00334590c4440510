package org.laminj.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    private static final String BAD_IDENTIFIER = "The instance identifier needs to be 'owner/name', the instance name"
            + " (owner is current user) or the URL: https://lamin.ai/owner/name.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "laminlabs/lamindata",
                "https://lamin.ai/laminlabs/lamindata",
                "https://lamin.ai/laminlabs/lamindata/"
            })
    void readsOwnerAndName(String identifier) {
        assertThat(Slug.parse(identifier, "anonymous")).isEqualTo(new Slug("laminlabs", "lamindata"));
    }

    @Test
    void givesANameAloneToTheCurrentUser() {
        assertThat(Slug.parse("test-transfer", "anonymous")).isEqualTo(new Slug("anonymous", "test-transfer"));
    }

    @Test
    void printsOwnerAndName() {
        assertThat(new Slug("laminlabs", "lamindata")).hasToString("laminlabs/lamindata");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/b",
                "a//b",
                "a/b/c",
                "a/b/",
                "https://lamin.ai/",
                "https://lamin.ai/name",
                "https://lamin.ai/a/b/c",
                "https://lamin.ai/a/b//",
                "http://lamin.ai/a/b"
            })
    void refusesOtherIdentifiersInTheWordsOfTheOriginal(String identifier) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slug.parse(identifier, "anonymous"))
                .withMessage(BAD_IDENTIFIER);
    }

    @Test
    void refusesANameWithASlashInTheWordsOfTheOriginal() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slug("anonymous", "a/b"))
                .withMessage("Invalid instance name: '/' delimiter not allowed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "a\\b", " a", "a ", "a\nb", "a\0b"})
    void refusesPartsThatBreakFileNames(String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slug("anonymous", part))
                .withMessageContaining("Invalid instance name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slug(part, "name"))
                .withMessageContaining("Invalid instance owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a--b", "a-", "-", "--", "a/b"})
    void refusesOwnersThatMakeFileNamesAmbiguous(String owner) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Slug(owner, "name"))
                .withMessageContaining("Invalid instance owner '" + owner + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"laminlabs--lamindata", "-a", "it's 100% \"mine\"", "😀", "v1.2", "null", "CamelCase"})
    void acceptsNamesThatFoldersHave(String name) {
        assertThat(new Slug("anonymous", name).name()).isEqualTo(name);
    }
}
