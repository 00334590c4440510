package org.laminj.core.internal.display;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureValue;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.store.Row;

/** The features of a data set with their labels and values; three statements. */
final class Features {

    private final DescribedRecord record;

    Features(DescribedRecord record) {
        this.record = record;
    }

    /** Labels by feature in alphabetical order of the lines, then plain values by name of the feature. */
    Section section() {
        List<Section.Entry> entries = categorical();
        entries.addAll(new PlainValues(record, FeatureValue.class, "feature").entries());
        return new Section("Features", entries);
    }

    private List<Section.Entry> categorical() {
        List<Relation.Linked> relations = record.links().stream()
                .filter(relation -> relation.link().featureField().isPresent())
                .toList();
        SetMultimap<Long, String> labels = LinkedHashMultimap.create();
        new FirstNames(record.session(), record.schema())
                .read(
                        relations,
                        List.of(record.id()),
                        relation -> relation.link().featureField().orElseThrow(),
                        FirstNames.Order.LINKS,
                        record.most(ShortList.READ))
                .forEach(name -> labels.put(name.group(), name.name()));
        Map<Long, String> features = names(labels.keySet());
        List<Section.Entry> entries = new ArrayList<>();
        labels.asMap().forEach((feature, names) -> {
            String name = String.valueOf(features.get(feature));
            entries.add(new Section.Entry(name, "'" + name + "' = " + ShortList.quoted(names), List.copyOf(names)));
        });
        entries.sort(Comparator.comparing(Section.Entry::line));
        return entries;
    }

    private Map<Long, String> names(Collection<Long> ids) {
        Registry<Feature> features = record.schema().registry(Feature.class);
        Map<Long, String> names = new HashMap<>();
        for (Row row :
                record.session().select(features, List.of(features.id(), features.nameField()), features.id(), ids)) {
            names.put(row.number(features.id()), String.valueOf(row.get(features.nameField())));
        }
        return names;
    }
}
