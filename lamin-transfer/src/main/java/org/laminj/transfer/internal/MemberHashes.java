package org.laminj.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.UidRule;
import org.laminj.core.store.Row;
import org.laminj.core.uid.ContentHash;
import org.laminj.core.uid.DeterministicUid;

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

    MemberHashes(Scope scope, Closure closure, Matcher matcher) {
        this.scope = scope;
        this.closure = closure;
        this.matcher = matcher;
    }

    void renew() {
        for (FoundRecords records : List.copyOf(closure.all())) {
            records.registry().fields().stream().filter(Field::isMemberHash).forEach(hash -> renew(records, hash));
        }
    }

    private void renew(FoundRecords records, Field hash) {
        Map<Long, List<Member>> members = members(records.registry());
        List<Row> renewed = new ArrayList<>();
        for (Row row : records.unmatched()) {
            List<Member> own =
                    members.getOrDefault(row.number(records.registry().id()), List.of());
            if (own.stream().anyMatch(Member::isRenamed)) {
                renewed.add(renewed(records.registry(), row, hash, own));
            }
        }
        renewed.forEach(records::replace);
        matcher.matchByOwnValues(records, renewed);
    }

    private static Row renewed(Registry<?> registry, Row row, Field hash, List<Member> members) {
        String value = ContentHash.ofStrings(
                        members.stream().map(Member::targetUid).toList())
                .value();
        int length = registry.uidRule().map(UidRule::length).orElseThrow();
        // the uid follows from the hash, so that planning it again gives the same
        return row.with(hash, value).with(registry.uid().orElseThrow(), DeterministicUid.of(value, length));
    }

    /** The members of each set, over all links that a transfer follows. */
    private Map<Long, List<Member>> members(Registry<?> registry) {
        Map<Long, List<Member>> members = new HashMap<>();
        for (Relation.Linked linked : scope.followedLinks(registry)) {
            FoundRecords far = closure.of(scope.registry(linked.target()));
            for (Row link :
                    closure.links().getOrDefault(linked.link(), Map.of()).values()) {
                long id = link.number(linked.far().field());
                Member member = new Member(
                        String.valueOf(far.row(id).get(far.registry().uid().orElseThrow())), far.targetUid(id));
                members.computeIfAbsent(link.number(linked.near().field()), set -> new ArrayList<>())
                        .add(member);
            }
        }
        return members;
    }

    private record Member(String sourceUid, String targetUid) {
        boolean isRenamed() {
            return !sourceUid.equals(targetUid);
        }
    }
}
