package org.laminj.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** The shards of a list of data. */
class ShardsTest {

    @Property(tries = 200)
    void areDisjointCompleteAndIndependentOfTheOrder(
            @ForAll @Size(max = 50) Set<@AlphaChars @NotEmpty String> keys,
            @ForAll @IntRange(min = 1, max = 9) int shards) {
        List<DataObject> objects = new ArrayList<>();
        keys.forEach(key -> objects.add(
                new DataObject("uid", "/data", key, ".lamindb/aaaaaaaaaaaaaaaa.zarr/" + key, null, null, null)));
        List<DataObject> shuffled = new ArrayList<>(objects);
        Collections.reverse(shuffled);

        List<DataObject> all = new ArrayList<>();
        for (int index = 0; index < shards; index++) {
            List<DataObject> shard = work(objects).shard(index, shards).objects();
            assertThat(work(shuffled).shard(index, shards).objects()).containsExactlyInAnyOrderElementsOf(shard);
            all.addAll(shard);
        }

        assertThat(all).containsExactlyInAnyOrderElementsOf(objects);
    }

    private static DataWork work(List<DataObject> objects) {
        return new DataWork("a/b", "c/d", "/lab", objects, List.of(), List.of());
    }
}
