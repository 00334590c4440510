package org.laminj.core.internal.annotate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.Draft;
import org.laminj.core.SqlRecord;
import org.laminj.core.annotate.NewFeatureSet;
import org.laminj.core.annotate.ValidationException;
import org.laminj.core.internal.instance.LinkWriter;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.instance.RecordWriter;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureSetMember;
import org.laminj.core.model.Run;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.uid.ContentHash;

/** Saves feature sets, each with its members in one transaction. */
public final class FeatureSetCreation {

    /** What genes and other things without a dtype of their own are measured in, as the original has it. */
    private static final String NUMBER = "number";

    private final OpenDatabase open;
    private final @Nullable Run run;

    public FeatureSetCreation(OpenDatabase open, @Nullable Run run) {
        this.open = open;
        this.run = run;
    }

    /** The set with these members: the one that is there, or a new one. */
    public FeatureSet save(NewFeatureSet wanted) {
        Relation.Linked relation = membersOf(wanted);
        List<Long> members = wanted.members().stream()
                .map(member -> open.ownId(member, "put into a feature set"))
                .distinct()
                .toList();
        return open.database().writeSession(session -> {
            Registry<?> registry = open.records().graph().registry(relation.target());
            String hash = hash(session, registry, members);
            return new KnownContent(open.records())
                    .withHash(session, FeatureSet.class, hash).stream()
                            .findFirst()
                            .orElseGet(() -> create(session, wanted, relation, members, hash));
        });
    }

    private Relation.Linked membersOf(NewFeatureSet wanted) {
        Class<? extends SqlRecord> type = wanted.members().get(0).getClass();
        List<Relation.Linked> relations = open.records().graph().links(FeatureSet.class).stream()
                .filter(relation -> relation.target().isAnnotationPresent(FeatureSetMember.class))
                .toList();
        boolean alike = wanted.members().stream().allMatch(member -> member.getClass() == type);
        return relations.stream()
                .filter(relation -> alike && relation.target().equals(type))
                .findFirst()
                .orElseThrow(() -> new ValidationException("Cannot save a feature set: its members are records of one"
                        + " registry, which is one of "
                        + relations.stream()
                                .map(relation -> open.records()
                                        .graph()
                                        .registry(relation.target())
                                        .name())
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static String hash(DatabaseSession session, Registry<?> registry, List<Long> members) {
        Field uid = registry.uid().orElseThrow();
        List<String> uids = session.select(registry, List.of(uid), registry.id(), members).stream()
                .map(row -> String.valueOf(row.get(uid)))
                .toList();
        return ContentHash.ofStrings(uids).value();
    }

    private FeatureSet create(
            DatabaseSession session, NewFeatureSet wanted, Relation.Linked relation, List<Long> members, String hash) {
        String dtype = wanted.dtype() == null && relation.target() != Feature.class ? NUMBER : wanted.dtype();
        FeatureSet set = new RecordWriter(open)
                .save(
                        session,
                        Draft.of(FeatureSet.class)
                                .with(FeatureSet::name, wanted.name())
                                .with(FeatureSet::n, members.size())
                                .with(FeatureSet::dtype, dtype)
                                .with(
                                        FeatureSet::registry,
                                        open.records()
                                                .graph()
                                                .registry(relation.target())
                                                .name())
                                .with(FeatureSet::hash, hash),
                        run);
        new LinkWriter(open, run).add(session, set.id().value(), relation, Map.of(), members);
        return set;
    }
}
