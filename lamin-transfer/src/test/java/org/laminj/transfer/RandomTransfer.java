package org.laminj.transfer;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.query.Condition;
import org.laminj.core.query.QuerySet;
import org.laminj.core.registry.Registry;
import org.laminj.transfer.RandomInstances.RandomSides;

/** A source with random records, a target with others, and what is selected in the source. */
record RandomTransfer(Instance origin, Instance target, Registry<?> registry, List<Long> ids) {

    /**
     * Chooses records of one of the registries that were written.
     *
     * @param registry counts the registries round and round, those with the most links first
     * @param mask has a bit for each record that is chosen; all are if none is
     */
    record RandomSelection(int registry, int mask) {}

    /** Writes both sides; gives the try up if the source has nothing that the target has a place for. */
    static RandomTransfer prepare(
            TransferWorkbench workbench, RandomSides sides, String targetName, RandomSelection selection) {
        Instance origin = workbench.open(TransferWorkbench.ORIGIN);
        Instance target = workbench.open(targetName);
        RandomInstanceWriter.write(sides.target(), target);
        SortedMap<String, List<Long>> written = RandomInstanceWriter.write(sides.source(), origin);
        List<Registry<?>> registries = written.keySet().stream()
                .<Registry<?>>map(origin.schema()::registry)
                .filter(registry -> target.schema().contains(registry.type()))
                .sorted(Comparator.comparing(
                        registry -> -origin.schema().links(registry.type()).size()))
                .toList();
        Assume.that(!registries.isEmpty());
        Registry<?> registry = registries.get(selection.registry() % registries.size());
        List<Long> all = written.getOrDefault(registry.name(), List.of());
        List<Long> chosen = IntStream.range(0, all.size())
                .filter(position -> (selection.mask() >> position & 1) == 1)
                .mapToObj(all::get)
                .toList();
        return new RandomTransfer(origin, target, registry, chosen.isEmpty() ? all : chosen);
    }

    /** The keys of the selected records. */
    Set<RecordKey> selected() {
        InstanceRows rows = InstanceRows.of(origin);
        return ids.stream().map(id -> rows.key(registry, id)).collect(Collectors.toSet());
    }

    Transfer with(TransferOptions options) {
        return between(target, TransferWorkbench.ORIGIN, registry, ids).with(options);
    }

    /** A transfer of records by their ids in the source. */
    static Transfer between(Instance target, String source, Registry<?> registry, List<Long> ids) {
        Instance from = target.using(source);
        return Transfer.from(from).into(target).select(byId(from.query(registry.type()), ids));
    }

    private static <R extends SqlRecord> QuerySet<R> byId(QuerySet<R> records, List<Long> ids) {
        return records.anyVisibility().filter(Condition.<R>lookup("id__in", ids));
    }
}
