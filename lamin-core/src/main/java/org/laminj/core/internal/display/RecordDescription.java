package org.laminj.core.internal.display;

import java.util.List;
import java.util.stream.Collectors;
import org.laminj.core.InstanceException;
import org.laminj.core.RecordId;
import org.laminj.core.SqlRecord;
import org.laminj.core.display.RecordText;
import org.laminj.core.internal.instance.OpenDatabase;
import org.laminj.core.internal.store.DatabaseSession;
import org.laminj.core.model.Artifact;

/** What a record is and what belongs to it, as {@code describe} of the original prints it. */
public final class RecordDescription {

    private static final String MODEL = "model";

    private final OpenDatabase open;

    public RecordDescription(OpenDatabase open) {
        this.open = open;
    }

    /**
     * The text, whose lines all end with a line feed.
     *
     * @throws InstanceException if the record lives in another instance
     */
    public String of(SqlRecord record) {
        String header = RecordText.withoutReferences(record) + "\n";
        RecordId id = record.id();
        if (!id.isSaved()) {
            return header;
        }
        if (!id.instanceId().equals(open.settings().id().hex())) {
            throw elsewhere(record);
        }
        List<Section> sections = open.database().readSession(session -> sections(session, record));
        return header
                + database(id).text()
                + sections.stream().map(Section::text).collect(Collectors.joining());
    }

    private InstanceException elsewhere(SqlRecord record) {
        return new InstanceException("Cannot describe " + record.getClass().getSimpleName() + " with id "
                + record.id() + " of instance '"
                + record.id().database() + "' through instance '"
                + open.settings().slug()
                + "': what belongs to it is in the instance it came from. Call describe on that one.");
    }

    private static Section database(RecordId id) {
        boolean foreign = !id.database().equals(RecordId.DEFAULT_DATABASE);
        return new Section("Database instance", foreign ? List.of("slug: " + id.database()) : List.of());
    }

    private List<Section> sections(DatabaseSession session, SqlRecord record) {
        DescribedRecord described = new DescribedRecord(
                session,
                open.records().graph(),
                open.records().graph().registry(record.getClass()),
                record.id().value());
        return List.of(
                new Provenance(described).section(),
                new Usage(described).section(),
                new Labels(described).section(),
                values(described, record),
                new FeatureSets(described).section());
    }

    private static Section values(DescribedRecord described, SqlRecord record) {
        boolean dataSet = record instanceof Artifact artifact && !MODEL.equals(artifact.type());
        return dataSet ? new Features(described).section() : new Params(described).section();
    }
}
