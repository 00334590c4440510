package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;
import org.laminj.transfer.BotanyModule.Flora;
import org.laminj.transfer.BotanyModule.Plant;

/** An origin with plants of an old flora and a lab that uses a new one. */
abstract class PlantsOfTwoFloras {

    static final String PLANTS = "SELECT p.ontology_id, p.name, f.version FROM botany_plant p"
            + " LEFT JOIN botany_flora f ON f.id = p.flora_id ORDER BY 1, 2";
    static final String PARENTS = "SELECT c.ontology_id, p.ontology_id FROM botany_plant_parents l"
            + " JOIN botany_plant c ON c.id = l.from_plant_id JOIN botany_plant p ON p.id = l.to_plant_id ORDER BY 1, 2";
    static final String LABELS = "SELECT a.uid, p.name FROM botany_artifactplant l"
            + " JOIN botany_plant p ON p.id = l.plant_id JOIN lnschema_core_artifact a ON a.id = l.artifact_id ORDER BY 1, 2";
    static final String NEW = "kew 2024";

    private final TestDatabase database;

    @TempDir
    Path folder;

    final Floras floras = new Floras();
    TestEnvironment environment;
    OneInstance origin;
    OneInstance lab;
    Flora old;
    Artifact meadow;
    Plant dogRose;
    Plant hybrid;

    PlantsOfTwoFloras(TestDatabase database) {
        this.database = database.available();
    }

    @BeforeEach
    void setUp() {
        floras.add(NEW, "P:1", "plant", null);
        floras.add(NEW, "P:2", "flowering plant", null, "P:1");
        floras.add(NEW, "P:3", "rose", null, "P:2");
        floras.add(NEW, "P:4", "dog rose", "wild briar|briar", "P:3");
        floras.add(NEW, "P:5", "oak", null, "P:2");
        environment = TestEnvironment.in(folder, database);
        BotanyModule module = new BotanyModule(floras);
        origin = new OneInstance(environment.initWith("origin", module));
        lab = new OneInstance(environment.initWith("lab", module));
        old = flora(origin, "2020", false);
        flora(lab, "2024", true);
        meadow = origin.artifact("aaaaaaaaaaaaaaaa0000");
        dogRose = plant(origin, "P:4", "dog rose", "briar|wild briar", old);
        hybrid = plant(origin, null, "garden hybrid", null, null);
        origin.link(meadow, "plants", dogRose, hybrid);
    }

    @AfterEach
    void tearDown() {
        origin.close();
        lab.close();
    }

    static Flora flora(OneInstance of, String version, boolean used) {
        return of.save(Draft.of(Flora.class)
                .with(Flora::uid, "flora" + version.substring(1))
                .with(Flora::name, "kew")
                .with(Flora::version, version)
                .with(Flora::used, used));
    }

    static Plant plant(
            OneInstance of,
            @Nullable String ontologyId,
            String name,
            @Nullable String synonyms,
            @Nullable Flora flora) {
        Draft<Plant> draft = Draft.of(Plant.class)
                .with(Plant::uid, Floras.uid(ontologyId == null ? name : ontologyId))
                .with(Plant::ontologyId, ontologyId)
                .with(Plant::name, name)
                .with(Plant::synonyms, synonyms);
        return of.save(flora == null ? draft : draft.with(Plant::flora, Ref.to(flora)));
    }

    static RecordKey plantKey(String ontologyId) {
        return new RecordKey("botany.Plant", Floras.uid(ontologyId));
    }

    Transfer transfer(TransferOptions options, SqlRecord... records) {
        Instance source = lab.instance().using("origin");
        List<Long> ids =
                List.of(records).stream().map(record -> record.id().value()).toList();
        return Transfer.from(source)
                .into(lab.instance())
                .select(source.query(records[0].getClass()).filter(lookup("id__in", ids)))
                .with(options);
    }

    static TransferOptions of(TermOrigin origin) {
        return TransferOptions.builder().ontology(origin).build();
    }

    Transfer fromOntology() {
        return transfer(of(TermOrigin.PUBLIC), meadow);
    }

    void linkToMeadow(Plant... plants) {
        origin.link(meadow, "plants", plants);
    }

    static void assertSame(TransferPlan plan, TransferReport report) {
        assertThat(report.records()).isEqualTo(plan.records());
        assertThat(report.counts()).isEqualTo(plan.counts());
        assertThat(report.dropped()).isEqualTo(plan.dropped());
        assertThat(report.terms()).isEqualTo(plan.terms());
    }
}
