package org.laminj.transfer;

import static org.laminj.core.query.Condition.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.testing.TestDatabase;
import org.laminj.core.testing.TestEnvironment;

/** An origin that has records, and a lab that takes them over. */
final class TwoInstances implements AutoCloseable {

    private final TestEnvironment environment;
    private final OneInstance origin;
    private final OneInstance lab;

    private TwoInstances(TestEnvironment environment, OneInstance origin, OneInstance lab) {
        this.environment = environment;
        this.origin = origin;
        this.lab = lab;
    }

    /** Both on SQLite and with the same schema modules. */
    static TwoInstances in(Path folder, String... modules) {
        return in(folder, TestDatabase.SQLITE, modules);
    }

    /** Both with the same schema modules. */
    static TwoInstances in(Path folder, TestDatabase database, String... modules) {
        return in(folder, database, modules, modules);
    }

    static TwoInstances in(Path folder, TestDatabase database, String[] modulesOfOrigin, String[] modulesOfLab) {
        TestEnvironment environment = TestEnvironment.in(folder, database);
        return new TwoInstances(
                environment,
                new OneInstance(environment.init("origin", modulesOfOrigin)),
                new OneInstance(environment.init("lab", modulesOfLab)));
    }

    TestEnvironment environment() {
        return environment;
    }

    OneInstance origin() {
        return origin;
    }

    OneInstance lab() {
        return lab;
    }

    /** A transfer of some records of the origin, all of one registry, into the lab. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    final <R extends SqlRecord> Transfer transfer(R... records) {
        return transferInto(lab, List.of(records));
    }

    /** The same into another instance of the environment. */
    <R extends SqlRecord> Transfer transferInto(OneInstance target, List<R> records) {
        Instance source = target.instance().using("origin");
        List<Long> ids = records.stream().map(record -> record.id().value()).toList();
        return Transfer.from(source)
                .into(target.instance())
                .select(source.query(type(records.get(0))).anyVisibility().filter(lookup("id__in", ids)));
    }

    /** What the lab has of a record of the origin, by uid. */
    <R extends SqlRecord> R here(R record) {
        Registry<R> registry = origin.instance().schema().registry(type(record));
        Field uid = registry.uid().orElseThrow();
        return lab.instance()
                .query(type(record))
                .anyVisibility()
                .filter(lookup("uid", String.valueOf(registry.value(record, uid))))
                .one();
    }

    @SuppressWarnings("unchecked")
    private static <R extends SqlRecord> Class<R> type(R record) {
        return (Class<R>) record.getClass();
    }

    @Override
    public void close() {
        Stream.of(origin, lab).forEach(OneInstance::close);
    }
}
