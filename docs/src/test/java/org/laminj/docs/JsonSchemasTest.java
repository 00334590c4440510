package org.laminj.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.laminj.core.query.Condition.lookup;
import static org.laminj.core.query.Condition.where;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Instances;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Collection;
import org.laminj.core.model.ULabel;
import org.laminj.core.query.QuerySet;
import org.laminj.core.storage.StorageBackends;
import org.laminj.transfer.Counts;
import org.laminj.transfer.Data;
import org.laminj.transfer.DataObject;
import org.laminj.transfer.DataProblem;
import org.laminj.transfer.DataReport;
import org.laminj.transfer.DataWork;
import org.laminj.transfer.DropReason;
import org.laminj.transfer.Dropped;
import org.laminj.transfer.FieldChange;
import org.laminj.transfer.KeptRecord;
import org.laminj.transfer.Level;
import org.laminj.transfer.LinkUpdate;
import org.laminj.transfer.OnSameContent;
import org.laminj.transfer.OnSameName;
import org.laminj.transfer.Origin;
import org.laminj.transfer.Outcome;
import org.laminj.transfer.Parents;
import org.laminj.transfer.Phase;
import org.laminj.transfer.PlannedRecord;
import org.laminj.transfer.RecordKey;
import org.laminj.transfer.RemovedLink;
import org.laminj.transfer.Revert;
import org.laminj.transfer.RevertReport;
import org.laminj.transfer.TermDifference;
import org.laminj.transfer.TermNotes;
import org.laminj.transfer.TermOrigin;
import org.laminj.transfer.Transfer;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.TransferPlan;
import org.laminj.transfer.TransferReport;
import org.laminj.transfer.UnreadRelease;
import org.laminj.transfer.Update;
import org.laminj.transfer.Versions;

@DisplayName("The schemas of plans and reports")
@ExtendWith(FreshSettings.class)
class JsonSchemasTest {

    private static final String PLAN = "plan.schema.json";
    private static final String REPORT = "report.schema.json";
    private static final String REVERT = "revert.schema.json";
    private static final String DATA = "data.schema.json";

    /** Where schemas that refer to each other seem to lie. */
    private static final String BASE = "docs:/reference/";

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts()));

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        Stream.of(PLAN, REPORT, REVERT, DATA).forEach(name -> texts.put(BASE + name, text(name)));
        return texts;
    }

    private static String text(String name) {
        return Pages.read(Pages.page("reference/" + name));
    }

    private Instance lab;
    private Instance source;

    @BeforeEach
    void openInstances() {
        LabInstance.create();
        lab = Instances.builder()
                .messages((level, text) -> {})
                .build()
                .current()
                .orElseThrow();
        source = lab.using("laminlabs/lamindata");
    }

    @AfterEach
    void closeInstances() {
        lab.close();
    }

    private Transfer transfer(TransferOptions.Builder options) {
        QuerySet<Artifact> selected = source.query(Artifact.class).filter(lookup("ulabels__name", "TSP1"));
        return Transfer.from(source).into(lab).select(selected).with(options.build());
    }

    private static void assertValid(String schema, String json) {
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(BASE + schema)).validate(json, InputFormat.JSON))
                .as("%s of %s", schema, json)
                .isEmpty();
    }

    /** What plans say of terms, as far as no ontology is at hand here. */
    private static TransferPlan withTerms(TransferPlan plan) {
        RecordKey term = new RecordKey("bionty.CellType", "7eZArDpo");
        return new TransferPlan(
                plan.source(),
                plan.target(),
                plan.registry(),
                plan.selected(),
                plan.options(),
                List.of(new PlannedRecord(term, Outcome.RESOLVED, "from cl 2022-08-16", null, List.of(), null)),
                plan.counts(),
                plan.dropped(),
                plan.removed(),
                new TermNotes(
                        List.of(new TermDifference(term, "name", "lung multiciliated epithelial cell", null)),
                        List.of(term),
                        List.of(new UnreadRelease("uberon 2024-08-07", "bionty.Tissue", "There is no file of it."))),
                plan.digests(),
                plan.data());
    }

    @Test
    void describePlansAndReportsOfAllKinds() {
        List<TransferPlan> plans = new ArrayList<>();
        List<TransferReport> reports = new ArrayList<>();
        plans.add(
                transfer(TransferOptions.builder().onSameName(OnSameName.FAIL)).plan());
        plans.add(transfer(TransferOptions.builder()
                        .onSameName("ULabel", OnSameName.RENAME)
                        .exclude("bionty.Tissue"))
                .plan());
        plans.add(transfer(TransferOptions.builder().level(Level.RECORD)).plan());
        plans.add(transfer(TransferOptions.builder().data(Data.COPY)).plan());
        plans.add(transfer(TransferOptions.builder().ontology(TermOrigin.EXISTING))
                .plan());
        plans.add(withTerms(plans.get(0)));
        reports.add(transfer(TransferOptions.builder().level(Level.FULL).versions(Versions.FAMILY))
                .batch(1)
                .apply());
        addALabelHere();
        changeTheSource();
        TransferOptions.Builder following = TransferOptions.builder()
                .update(Update.IF_NEWER)
                .links(LinkUpdate.MIRROR)
                .onSameContent(OnSameContent.MAP)
                .maxRecords(100);
        plans.add(transfer(following).plan());
        reports.add(transfer(following).apply());

        assertThat(plans).allSatisfy(plan -> assertValid(PLAN, plan.toJson()));
        assertThat(reports).allSatisfy(report -> assertValid(REPORT, report.toJson()));

        List<PlannedRecord> records =
                plans.stream().flatMap(plan -> plan.records().stream()).toList();
        assertThat(records).extracting(PlannedRecord::outcome).contains(Outcome.values());
        assertThat(records).anySatisfy(record -> assertThat(record.changes()).isNotEmpty());
        assertThat(plans)
                .flatExtracting(TransferPlan::dropped)
                .extracting(Dropped::reason)
                .contains(DropReason.MODULE_MISSING, DropReason.TERM_MISSING, DropReason.LEFT_OUT);
        assertThat(reports.get(0).records())
                .anySatisfy(record -> assertThat(record.origin()).isNotNull());
        assertThat(reports.get(1).removed()).hasSize(1);
        assertThat(reports.get(1).with(Outcome.UPDATED)).isNotEmpty();
    }

    private void addALabelHere() {
        Artifact here = lab.query(Artifact.class)
                .filter(where(Artifact::isLatest).is(true))
                .one();
        lab.related(here, "ulabels").add(lab.save(Draft.of(ULabel.class).with(ULabel::name, "mine")));
    }

    private static void changeTheSource() {
        try (Instance writable = Instance.connect("laminlabs/lamindata")) {
            Artifact there = writable.query(Artifact.class)
                    .filter(where(Artifact::isLatest).is(true), lookup("ulabels__name", "TSP1"))
                    .one();
            writable.save(Draft.from(there).with(Artifact::description, "changed"));
        }
    }

    @Test
    void describeWhatBecameOfData() {
        DataObject missing = new DataObject("dPraor9rU1EofcFb6Wph", "/nowhere", "lung.h5ad", null, 1L, null, null);
        DataReport report = new DataWork("a/b", "c/d", null, List.of(missing), List.of(), List.of())
                .check(StorageBackends.discovered());

        assertThat(report.problems()).hasSize(1);
        assertValid(DATA, report.toJson());
    }

    @Test
    void describeWhatIsTakenBack() {
        String run = String.valueOf(transfer(TransferOptions.builder()).apply().run());
        Collection collection = lab.save(Draft.of(Collection.class).with(Collection::name, "mine"));
        lab.related(collection, "artifacts").add(lab.query(Artifact.class).one());

        RevertReport report = Revert.of(lab, run).apply();

        assertThat(report.kept()).isNotEmpty();
        assertValid(REVERT, report.toJson());
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAN, REPORT, REVERT, DATA})
    void refuseAnythingElse(String schema) {
        assertThat(SCHEMAS.getSchema(SchemaLocation.of(BASE + schema))
                        .validate("{\"target\": \"lab\", \"more\": 1}", InputFormat.JSON))
                .isNotEmpty();
    }

    static List<Arguments> enumerations() {
        return List.of(
                Arguments.of(PLAN, "level", Level.class),
                Arguments.of(PLAN, "parents", Parents.class),
                Arguments.of(PLAN, "onSameName", OnSameName.class),
                Arguments.of(PLAN, "onSameContent", OnSameContent.class),
                Arguments.of(PLAN, "update", Update.class),
                Arguments.of(PLAN, "linkUpdate", LinkUpdate.class),
                Arguments.of(PLAN, "versions", Versions.class),
                Arguments.of(PLAN, "outcome", Outcome.class),
                Arguments.of(PLAN, "dropReason", DropReason.class),
                Arguments.of(PLAN, "data", Data.class),
                Arguments.of(DATA, "reason", DataProblem.Reason.class),
                Arguments.of(REPORT, "phase", Phase.class));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("enumerations")
    void listTheConstantsOf(String schema, String definition, Class<? extends Enum<?>> type) {
        List<String> listed = new ArrayList<>();
        definition(schema, definition).path("enum").forEach(value -> listed.add(value.asText()));

        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    static List<Arguments> records() {
        return List.of(
                Arguments.of(PLAN, "", TransferPlan.class),
                Arguments.of(PLAN, "options", TransferOptions.class),
                Arguments.of(PLAN, "record", PlannedRecord.class),
                Arguments.of(PLAN, "step", PlannedRecord.Step.class),
                Arguments.of(PLAN, "key", RecordKey.class),
                Arguments.of(PLAN, "fieldChange", FieldChange.class),
                Arguments.of(PLAN, "origin", Origin.class),
                Arguments.of(PLAN, "rowCounts", Counts.class),
                Arguments.of(PLAN, "dropped", Dropped.class),
                Arguments.of(PLAN, "removedLink", RemovedLink.class),
                Arguments.of(REPORT, "", TransferReport.class),
                Arguments.of(DATA, "", DataReport.class),
                Arguments.of(DATA, "problem", DataProblem.class),
                Arguments.of(DATA, "location", DataReport.Location.class),
                Arguments.of(REVERT, "", RevertReport.class),
                Arguments.of(REVERT, "rowCounts", RevertReport.RowCounts.class),
                Arguments.of(REVERT, "keptRecord", KeptRecord.class));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("records")
    void requireTheComponentsOf(String schema, String definition, Class<? extends Record> type) {
        JsonNode node = definition(schema, definition);
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        List<String> properties = new ArrayList<>();
        node.path("properties").fieldNames().forEachRemaining(properties::add);
        List<String> required = new ArrayList<>();
        node.path("required").forEach(name -> required.add(name.asText()));

        assertThat(properties).containsExactlyElementsOf(components);
        assertThat(required).containsExactlyElementsOf(components);
        assertThat(node.path("additionalProperties").isBoolean()).isTrue();
        assertThat(node.path("additionalProperties").booleanValue()).isFalse();
    }

    private static JsonNode definition(String schema, String name) {
        try {
            JsonNode root = new ObjectMapper().readTree(text(schema));
            return name.isEmpty() ? root : root.path("$defs").path(name);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
