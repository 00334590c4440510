package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.laminj.core.query.Condition.where;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laminj.core.Instance;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ParamValue;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.testing.RealInstance;
import org.laminj.core.testing.TestEnvironment;

@DisplayName("The artifacts of a rich instance")
class RichInstanceInFullTest {

    @TempDir
    Path folder;

    private Instance lab;
    private Instance source;

    @BeforeEach
    void setUp() {
        TestEnvironment environment = TestEnvironment.with(folder, RealInstance.RICH_10);
        lab = environment.init("lab", "bionty", "wetlab");
        source = lab.using("laminlabs/lamindata");
    }

    private TransferReport transfer(Level level) {
        return Transfer.from(source)
                .into(lab)
                .select(source.query(Artifact.class))
                .with(TransferOptions.builder().level(level).build())
                .apply();
    }

    @Test
    void bringEachParentWhoseTwoEndsArrive() {
        transfer(Level.ANNOTATIONS);

        for (LinkTable hierarchy : hierarchies()) {
            Set<String> here = uids(lab, hierarchy);
            Set<List<String>> expected = new HashSet<>(parents(source, hierarchy));
            expected.removeIf(link -> !here.containsAll(link));

            assertThat(Set.copyOf(parents(lab, hierarchy)))
                    .as(hierarchy.table())
                    .isEqualTo(expected);
        }
        assertThat(hierarchies().stream()
                        .mapToInt(hierarchy -> parents(lab, hierarchy).size())
                        .sum())
                .isEqualTo(56);
    }

    @Test
    void bringAllAncestorsInFull() {
        transfer(Level.FULL);

        for (LinkTable hierarchy : hierarchies()) {
            Set<String> here = uids(lab, hierarchy);
            assertThat(Set.copyOf(parents(lab, hierarchy)))
                    .as(hierarchy.table())
                    .isEqualTo(Set.copyOf(parents(source, hierarchy).stream()
                            .filter(link -> here.contains(link.get(0)))
                            .toList()));
        }
    }

    @Test
    void bringTheRunsThatMadeThemWithTheirParametersInFull() {
        transfer(Level.FULL);

        List<Artifact> made = source.query(Artifact.class).list().stream()
                .filter(artifact -> artifact.run() != null)
                .toList();
        assertThat(made).isNotEmpty();
        for (Artifact theirs : made) {
            Run run = theirs.run() == null ? null : theirs.run().get();
            Artifact ours = lab.query(Artifact.class)
                    .filter(where(Artifact::uid).is(theirs.uid()))
                    .one();
            assertThat(lab.related(ours, "_previous_runs").query().list())
                    .as(theirs.uid())
                    .extracting(record -> ((Run) record).uid())
                    .contains(run == null ? "" : run.uid());
        }
        assertThat(lab.query(ParamValue.class).list())
                .extracting(
                        value -> value.param().get().name(),
                        value -> value.value().toString())
                .containsExactlyInAnyOrderElementsOf(source.query(ParamValue.class).list().stream()
                        .map(value ->
                                tuple(value.param().get().name(), value.value().toString()))
                        .toList());
    }

    @Test
    void canBeTakenBackAltogether() {
        List<Long> before = TableCounts.of(lab);
        TransferReport report = transfer(Level.FULL);

        RevertReport reverted = Revert.of(lab, String.valueOf(report.run())).apply();

        assertThat(reverted.kept()).isEmpty();
        long rows = TableCounts.of(lab).stream().mapToLong(Long::longValue).sum();
        assertThat(rows)
                .as("all but the run and transform of the transfer")
                .isEqualTo(before.stream().mapToLong(Long::longValue).sum() + 2);
    }

    private List<LinkTable> hierarchies() {
        return source.schema().linkTables().stream()
                .filter(link -> link.from().onTransfer() == Following.PARENTS)
                .toList();
    }

    private static Set<String> uids(Instance instance, LinkTable hierarchy) {
        return new TreeSet<>(uidById(instance, hierarchy).values());
    }

    private static Map<Long, String> uidById(Instance instance, LinkTable hierarchy) {
        Registry<?> registry = instance.schema().registry(hierarchy.from().registry());
        Map<Long, String> uids = new HashMap<>();
        instance.store()
                .read(session -> session.selectAll(
                        registry, List.of(registry.id(), registry.uid().orElseThrow())))
                .forEach(row -> uids.put(
                        row.number(registry.id()),
                        String.valueOf(row.get(registry.uid().orElseThrow()))));
        return uids;
    }

    /** Child and parent of each link by uid. */
    private static List<List<String>> parents(Instance instance, LinkTable hierarchy) {
        Map<Long, String> uids = uidById(instance, hierarchy);
        LinkTable own = instance.schema().linkTables().stream()
                .filter(link -> link.table().equals(hierarchy.table()))
                .findFirst()
                .orElseThrow();
        return instance
                .store()
                .read(session -> session.selectAll(
                        own, List.of(own.from().field(), own.to().field())))
                .stream()
                .map(row -> List.of(
                        uids.getOrDefault(row.number(own.from().field()), ""),
                        uids.getOrDefault(row.number(own.to().field()), "")))
                .toList();
    }
}
