package org.laminj.core.internal.display;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.List;
import org.laminj.core.model.CanValidate;
import org.laminj.core.registry.Relation;

/** The records of vocabularies that a record is linked with, a line for each accessor; one statement. */
final class Labels {

    private final DescribedRecord record;

    Labels(DescribedRecord record) {
        this.record = record;
    }

    Section section() {
        List<Relation.Linked> relations = record.publicLinks(CanValidate.class);
        SetMultimap<Integer, String> names = LinkedHashMultimap.create();
        new FirstNames(record.session(), record.schema())
                .read(
                        relations,
                        List.of(record.id()),
                        relation -> relation.near().field(),
                        record.relatedNames().labels(),
                        record.most(ShortList.READ))
                .forEach(name -> names.put(name.relation(), name.name()));
        List<Section.Entry> entries = new ArrayList<>();
        names.asMap().forEach((relation, labels) -> {
            String accessor = relations.get(relation).accessor();
            entries.add(new Section.Entry(
                    accessor, "." + accessor + " = " + ShortList.quoted(labels), List.copyOf(labels)));
        });
        return new Section("Labels", entries);
    }
}
