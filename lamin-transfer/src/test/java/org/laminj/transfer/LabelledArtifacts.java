package org.laminj.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.laminj.core.Draft;
import org.laminj.core.Instance;
import org.laminj.core.Ref;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.model.ULabel;

/** Artifacts, each with labels of its own and one that it shares with all others. */
final class LabelledArtifacts {

    static final int LABELS_OF_EACH = 20;

    private LabelledArtifacts() {}

    static void save(Instance origin, List<String> keys, String description) {
        Ref<Storage> storage = Ref.to(origin.query(Storage.class).one());
        ULabel shared = origin.save(Draft.of(ULabel.class).with(ULabel::name, "shared"));
        for (String key : keys) {
            Artifact artifact = origin.save(Draft.of(Artifact.class)
                    .with(Artifact::key, key)
                    .with(Artifact::suffix, ".csv")
                    .with(Artifact::storage, storage));
            List<ULabel> labels = new ArrayList<>(origin.saveAll(IntStream.range(0, LABELS_OF_EACH)
                    .mapToObj(number -> Draft.of(ULabel.class)
                            .with(ULabel::name, key + " " + number)
                            .with(ULabel::description, description))
                    .toList()));
            labels.add(shared);
            origin.related(artifact, "ulabels").add(labels);
        }
    }

    /** How many labels each artifact of an instance has, by key. */
    static SortedMap<String, Long> labelCounts(Instance instance) {
        SortedMap<String, Long> counts = new TreeMap<>();
        instance.query(Artifact.class)
                .list()
                .forEach(artifact -> counts.merge(
                        artifact.key(),
                        instance.related(artifact, "ulabels").query().count(),
                        Long::sum));
        return counts;
    }

    /** What {@link #labelCounts} is of artifacts that are complete. */
    static Map<String, Long> complete(List<String> keys) {
        SortedMap<String, Long> counts = new TreeMap<>();
        keys.forEach(key -> counts.put(key, LABELS_OF_EACH + 1L));
        return counts;
    }
}
