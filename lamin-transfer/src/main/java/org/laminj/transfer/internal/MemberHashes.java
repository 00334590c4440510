package org.laminj.transfer.internal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.UidRule;
import org.laminj.core.store.Row;
import org.laminj.core.store.StoreSession;
import org.laminj.core.uid.ContentHash;
import org.laminj.core.uid.DeterministicUid;
import org.laminj.transfer.FieldChange;

/**
 * Keeps the hash over members true where members were mapped to records with other uids.
 *
 * <p>A set whose members changed in this way is another set: it gets a uid of its own, or is the one that the target
 * has already.
 */
final class MemberHashes {

    private final Scope scope;
    private final Closure closure;
    private final Matcher matcher;

    private final StoreSession source;
    private final StoreSession target;

    MemberHashes(Scope scope, Closure closure, Matcher matcher, StoreSession source, StoreSession target) {
        this.scope = scope;
        this.closure = closure;
        this.matcher = matcher;
        this.source = source;
        this.target = target;
    }

    void renew() {
        for (FoundRecords records : List.copyOf(closure.all())) {
            records.registry().fields().stream().filter(Field::isMemberHash).forEach(hash -> renew(records, hash));
        }
    }

    private void renew(FoundRecords records, Field hash) {
        List<FoundRecord> sets = records.where(FoundRecord::isNew);
        if (sets.isEmpty()) {
            return;
        }
        Map<Long, List<Member>> members = members(
                records.registry(), sets.stream().map(FoundRecord::sourceId).toList());
        List<FoundRecord> renewed = new ArrayList<>();
        for (FoundRecord record : sets) {
            List<Member> own = members.getOrDefault(record.sourceId(), List.of());
            if (own.stream().anyMatch(Member::isRenamed)) {
                renew(record, hash, own);
                renewed.add(record);
            }
        }
        matcher.match(records.registry(), renewed);
    }

    private static void renew(FoundRecord record, Field hash, List<Member> members) {
        Registry<?> registry = record.registry();
        Field uid = registry.uid().orElseThrow();
        String value = ContentHash.ofStrings(
                        members.stream().map(Member::targetUid).toList())
                .value();
        // the uid follows from the hash, so that planning it again gives the same
        String ofHash = DeterministicUid.of(
                value, registry.uidRule().map(UidRule::length).orElseThrow());
        record.rewrite(
                record.row().with(hash, value).with(uid, ofHash),
                "not in the target, where its members have other uids",
                List.of(change(record, uid, ofHash), change(record, hash, value)));
    }

    private static FieldChange change(FoundRecord record, Field field, String to) {
        return new FieldChange(field.name(), Objects.toString(record.get(field), null), to);
    }

    /** The members of each set, over all links that a transfer always follows; none where all keep their uids. */
    private Map<Long, List<Member>> members(Registry<?> registry, List<Long> sets) {
        List<Relation.Linked> followed = scope.links(registry).stream()
                .filter(linked -> linked.near().onTransfer() == Following.ALWAYS)
                .filter(linked -> closure.links().containsKey(linked.link()))
                .toList();
        if (followed.stream().noneMatch(linked -> mayBeRenamed(scope.registry(linked.target())))) {
            return Map.of();
        }
        Map<Long, List<Member>> members = new HashMap<>();
        for (Relation.Linked linked : followed) {
            Field near = linked.near().field();
            Field far = linked.far().field();
            List<Row> links = source.select(linked.link(), List.of(near, far), near, sets);
            Map<Long, Member> byId = membersById(scope.registry(linked.target()), far, links);
            for (Row link : links) {
                Member member = byId.get(link.number(far));
                if (member != null) {
                    members.computeIfAbsent(link.number(near), set -> new ArrayList<>())
                            .add(member);
                }
            }
        }
        return members;
    }

    /** Spares looking at members where all that are known keep their uids. */
    private boolean mayBeRenamed(Registry<?> registry) {
        Field uid = registry.uid().orElseThrow();
        return !closure.referredOfEarlier(registry.type()).isEmpty()
                || closure.of(registry.type()).stream()
                        .flatMap(records -> records.all().stream())
                        .anyMatch(record -> !String.valueOf(record.get(uid))
                                .equals(record.targetUid().orElseThrow()));
    }

    /** Members that came with an earlier part are looked up again. */
    private Map<Long, Member> membersById(Registry<?> registry, Field far, List<Row> links) {
        Field uid = registry.uid().orElseThrow();
        Map<Long, Member> byId = new HashMap<>();
        Map<Long, Long> settled = new HashMap<>();
        for (Row link : links) {
            long id = link.number(far);
            closure.find(registry.type(), id)
                    .ifPresent(found -> byId.put(
                            id,
                            new Member(
                                    String.valueOf(found.get(uid)),
                                    found.targetUid().orElseThrow())));
            closure.settled().targetId(registry.type(), id).ifPresent(targetId -> settled.put(id, targetId));
        }
        if (!settled.isEmpty()) {
            Map<Long, String> here = uids(source, registry, uid, settled.keySet());
            Map<Long, String> there = uids(target, registry, uid, settled.values());
            settled.forEach((id, targetId) -> {
                String uidHere = requireNonNull(here.get(id));
                // what is only planned keeps its uid
                byId.put(id, new Member(uidHere, there.getOrDefault(targetId, uidHere)));
            });
        }
        return byId;
    }

    private static Map<Long, String> uids(StoreSession side, Registry<?> registry, Field uid, Collection<Long> ids) {
        Map<Long, String> uids = new HashMap<>();
        side.select(registry, List.of(registry.id(), uid), registry.id(), ids)
                .forEach(row -> uids.put(row.number(registry.id()), String.valueOf(row.get(uid))));
        return uids;
    }

    private record Member(String sourceUid, String targetUid) {
        boolean isRenamed() {
            return !sourceUid.equals(targetUid);
        }
    }
}
