package org.laminj.bionty.internal.registry;

import static java.util.Objects.requireNonNull;
import static org.laminj.core.query.Condition.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.laminj.bionty.Bionty;
import org.laminj.bionty.ImportReport;
import org.laminj.bionty.Source;
import org.laminj.bionty.ontology.Ontology;
import org.laminj.bionty.ontology.OntologyException;
import org.laminj.bionty.ontology.OntologyException.Reason;
import org.laminj.bionty.ontology.Term;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Registry;
import org.laminj.core.spi.PublicTerms.Creation;
import org.laminj.core.store.ReadOnlyException;
import org.laminj.core.store.Row;
import org.laminj.core.store.RowShape;
import org.laminj.core.store.StoreSession;
import org.laminj.core.vocabulary.Inspection;
import org.laminj.core.vocabulary.VocabularyMessages;

/** Makes records of the terms of a release, each time in one transaction. */
public final class TermRecords<R extends SqlRecord> {

    private static final String ORIGIN = "Bionty";
    private static final int MOST_WARNINGS = 10;

    private final Instance instance;
    private final TermRegistry<R> terms;
    private final TermChoices choices;
    private final TermReleases releases;

    /**
     * @param ontologies reads the terms of a source
     */
    public TermRecords(
            Instance instance, TermRegistry<R> terms, TermChoices choices, Function<Source, Ontology> ontologies) {
        this.instance = instance;
        this.terms = terms;
        this.choices = choices;
        this.releases = new TermReleases(instance, ontologies);
    }

    /** The records of some terms, in their order. */
    public List<R> of(Collection<String> texts) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A term is named by its id or its name, which is blank here.");
        }
        requireWritable();
        TermRelease<R> release = release();
        TermChoice choice = new TermChoice(release, instance.messages());
        List<Term> meant = texts.stream().map(choice::of).toList();
        WrittenTerms written = write(release, meant);
        List<Long> ids = meant.stream()
                .map(term -> written.id(term).orElseThrow(() -> uncreated(release, term, written.report())))
                .toList();
        Map<Long, R> records = records(new HashSet<>(ids));
        return ids.stream().map(id -> requireNonNull(records.get(id))).toList();
    }

    private OntologyException uncreated(TermRelease<R> release, Term term, ImportReport report) {
        String label = TermScope.label(term);
        return new OntologyException(
                Reason.CONFLICT,
                "Cannot create a record of " + terms.entity() + " for term " + label + " of " + release.name() + ": "
                        + report.notes().stream()
                                .filter(note -> note.term().equals(label))
                                .map(ImportReport.Note::detail)
                                .findFirst()
                                .orElse("another program wrote it at the same time")
                        + ".");
    }

    /** The records of all terms. */
    public ImportReport all() {
        requireWritable();
        TermRelease<R> release = release();
        TermScope scope = TermScope.all(release.ontology());
        if (scope.terms().isEmpty()) {
            throw new OntologyException(
                    Reason.UNKNOWN,
                    "There is nothing to import: " + release.name() + " of " + terms.entity()
                            + " has no terms that are in use.");
        }
        tell(
                MessageLevel.INFO,
                "importing " + terms.registry().simpleName() + " records from "
                        + release.source().name() + ", " + release.source().version());
        Creation creation = creation();
        WrittenTerms written = instance.store().write(session -> {
            WrittenTerms all = writer(release).write(session, scope, creation);
            setInDatabase(session, release.source(), creation);
            return all;
        });
        tell(MessageLevel.SUCCESS, "import is completed!");
        return written.report();
    }

    private void tell(MessageLevel level, String text) {
        instance.messages().message(level, text);
    }

    private void setInDatabase(StoreSession session, Source source, Creation creation) {
        Registry<Source> registry = instance.schema().registry(Source.class);
        Field inDatabase = registry.componentField("inDb").orElseThrow();
        Field updatedAt = registry.componentField("updatedAt").orElseThrow();
        long id = source.id().value();
        boolean isSet = session.select(registry, List.of(inDatabase), registry.id(), List.of(id)).stream()
                .anyMatch(row -> Boolean.TRUE.equals(row.get(inDatabase)));
        if (!isSet) {
            session.update(registry, id, new Row(new RowShape(List.of(inDatabase, updatedAt)), new Object[] {
                true, creation.at()
            }));
        }
    }

    /** The records that values mean. */
    public List<R> ofValues(Collection<String> values) {
        requireWritable();
        List<String> present =
                values.stream().filter(value -> !value.isBlank()).distinct().toList();
        VocabularyMessages messages = new VocabularyMessages(instance.messages(), terms.registry(), choices.field());
        Map<String, Long> ids = new LinkedHashMap<>();
        List<String> unknown = known(present, messages, ids);
        if (!unknown.isEmpty()) {
            messages.notCreated(created(unknown, messages, ids));
        }
        Map<Long, R> records = records(new HashSet<>(ids.values()));
        return present.stream()
                .map(ids::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(records::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Notes the ids of the records that are there, and answers for which values there are none. */
    private List<String> known(List<String> values, VocabularyMessages messages, Map<String, Long> ids) {
        Optional<String> organism = terms.organism().map(field -> organism());
        return instance.store().read(session -> {
            KnownValues known = new KnownValues(
                    session,
                    terms,
                    choices.field(),
                    organism.flatMap(name -> TermOrganism.id(session, instance.schema(), name)));
            Inspection found = known.inspect(values);
            found.validated().forEach(value -> ids.put(value, known.id(value)));
            found.standardizable().forEach((value, names) -> ids.put(value, known.id(names.get(0))));
            messages.loaded(found.validated(), false);
            messages.ambiguous(found.standardizable());
            messages.loaded(found.standardizable().keySet(), true);
            return found.unknown();
        });
    }

    private String organism() {
        return choices.organism() == null ? TermReleases.organismName(terms, source(), null) : choices.organism();
    }

    /** Creates records, notes their ids, and answers for which values there are no terms. */
    private List<String> created(List<String> values, VocabularyMessages messages, Map<String, Long> ids) {
        TermRelease<R> release = release();
        TermsOfValues known = new TermsOfValues(release, choices.field());
        Inspection found = known.inspect(values);
        Map<String, Term> meant = known.terms(found);
        if (meant.isEmpty()) {
            return values;
        }
        WrittenTerms written = write(release, meant.values());
        meant.forEach((value, term) -> written.id(term).ifPresent(id -> ids.put(value, id)));
        messages.created(found.validated().stream().filter(ids::containsKey).toList(), ORIGIN, false);
        messages.ambiguous(found.standardizable());
        messages.created(
                found.standardizable().keySet().stream()
                        .filter(ids::containsKey)
                        .toList(),
                ORIGIN,
                true);
        return values.stream().filter(value -> !ids.containsKey(value)).toList();
    }

    private void requireWritable() {
        if (instance.isReadOnly()) {
            throw new ReadOnlyException("Cannot create records of " + terms.entity() + " in instance '"
                    + instance.slug() + "': it was opened with using(), which only reads. Connect to it to write.");
        }
    }

    private TermRelease<R> release() {
        return releases.read(terms, source(), choices.organism());
    }

    private Source source() {
        return choices.source() == null
                ? Bionty.of(instance).sources().inUse(terms.registry().type(), choices.organism())
                : choices.source();
    }

    private WrittenTerms write(TermRelease<R> release, Collection<Term> wanted) {
        TermScope scope = TermScope.above(release.ontology(), wanted);
        Creation creation = creation();
        WrittenTerms written = instance.store().write(session -> writer(release).write(session, scope, creation));
        warn(written.report());
        return written;
    }

    /** Tells what an import reports, for nobody is given the report. */
    private void warn(ImportReport report) {
        Stream<String> kept = report.ofOtherReleases().stream()
                .filter(other -> !other.differences().isEmpty())
                .map(other -> "kept the record of " + other);
        Stream<String> notes = report.notes().stream()
                .filter(note -> note.kind() != ImportReport.Kind.OBSOLETE)
                .map(note -> note.kind() + ": " + note);
        List<String> texts = Stream.concat(kept, notes).toList();
        texts.stream().limit(MOST_WARNINGS).forEach(text -> tell(MessageLevel.WARNING, text));
        if (texts.size() > MOST_WARNINGS) {
            tell(MessageLevel.WARNING, "... and " + (texts.size() - MOST_WARNINGS) + " more");
        }
    }

    private TermWriter<R> writer(TermRelease<R> release) {
        return new TermWriter<>(release, instance.schema(), choices.onOtherRelease(), choices.progress());
    }

    private Creation creation() {
        return new Creation(
                instance.user().id().value(),
                instance.run().map(run -> run.id().value()).orElse(null),
                instance.now());
    }

    private Map<Long, R> records(Collection<Long> ids) {
        Map<Long, R> records = new HashMap<>();
        if (!ids.isEmpty()) {
            instance.query(terms.registry().type())
                    .filter(lookup("id__in", new ArrayList<>(ids)))
                    .list()
                    .forEach(record -> records.put(record.id().value(), record));
        }
        return records;
    }
}
