package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.laminj.core.InitOptions;
import org.laminj.core.Instance;
import org.laminj.core.Instances;

@DisplayName("reference/registries.md")
@ExtendWith(FreshSettings.class)
class RegistriesTest {

    @Test
    void saysWhatTheSchemaGraphSays() {
        Path page = Pages.page("reference/registries.md");
        InitOptions options = InitOptions.at("./all").withModules("bionty", "wetlab");
        String generated;
        try (Instance all = Instances.ofEnvironment().init(options)) {
            generated = new RegistriesPage(all.schema()).text();
        }

        if (Pages.areRewritten()) {
            Pages.write(page, generated);
        } else {
            assertThat(Pages.read(page))
                    .as("%s; 'mvn -pl docs -am verify -Ddocs.rewrite' brings it up to date", page)
                    .isEqualTo(generated);
        }
    }
}
