package org.laminj.transfer.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.laminj.core.Instance;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.Storage;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.ForeignKey;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.Relation;
import org.laminj.core.registry.SchemaGraph;
import org.laminj.core.registry.Table;
import org.laminj.core.registry.TransferPolicy;
import org.laminj.transfer.Data;
import org.laminj.transfer.Level;
import org.laminj.transfer.OnSameName;
import org.laminj.transfer.Parents;
import org.laminj.transfer.TransferOptions;

/** What source and target both know, and what a transfer with its options follows in it. */
final class Scope {

    private final SchemaGraph source;
    private final SchemaGraph shared;
    private final List<LinkTable> outside;
    private final TransferOptions options;
    private final Class<? extends SqlRecord> selected;
    private final Set<Class<? extends SqlRecord>> included;
    private final Set<Class<? extends SqlRecord>> excluded;
    private final Set<Field> identifying;
    private final Set<Field> ownPlace;

    /**
     * @throws org.laminj.core.registry.UnknownRegistryException if the options name a registry that the source lacks
     */
    Scope(Instance from, Instance into, Registry<?> selected, TransferOptions options) {
        this.source = from.schema();
        this.shared = source.restrictedTo(into.schema().modules());
        this.outside = linksOutOf(source, shared);
        this.options = options;
        this.selected = selected.type();
        this.included = named(options.include());
        this.excluded = named(options.exclude());
        this.identifying = identifying(shared);
        this.ownPlace = options.data() == Data.COPY ? places(shared.registry(Artifact.class)) : Set.of();
        named(options.onSameNameOf().keySet());
    }

    /** The references by which records without uid are what they are: a value is one of its feature. */
    private static Set<Field> identifying(SchemaGraph graph) {
        return graph.registries().stream()
                .filter(registry -> registry.uid().isEmpty())
                .flatMap(registry -> registry.naturalKeys().stream())
                .flatMap(key -> key.fields().stream())
                .filter(Field::isForeignKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Field> places(Registry<?> artifacts) {
        return artifacts.fields().stream()
                .filter(field -> field.name().equals("_key_is_virtual")
                        || field.foreignKey()
                                .filter(key -> key.target() == Storage.class)
                                .isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<LinkTable> linksOutOf(SchemaGraph source, SchemaGraph shared) {
        Set<LinkTable> inside = Set.copyOf(shared.linkTables());
        return source.linkTables().stream()
                .filter(link -> !inside.contains(link))
                .filter(link -> shared.contains(link.from().registry())
                        != shared.contains(link.to().registry()))
                .toList();
    }

    private Set<Class<? extends SqlRecord>> named(Collection<String> names) {
        return names.stream().map(name -> source.registry(name).type()).collect(Collectors.toUnmodifiableSet());
    }

    TransferOptions options() {
        return options;
    }

    /** A registry that both sides have. */
    Registry<?> registry(Class<? extends SqlRecord> type) {
        return shared.registry(type);
    }

    /** A registry that the source has. */
    Registry<?> sourceRegistry(Class<? extends SqlRecord> type) {
        return source.registry(type);
    }

    /** Whether records of a registry may come along. */
    boolean admits(Class<? extends SqlRecord> type) {
        return type == selected || (!excluded.contains(type) && (included.isEmpty() || included.contains(type)));
    }

    /** Whether records of a registry must not come along even where another record cannot be without them. */
    boolean forbids(Class<? extends SqlRecord> type) {
        return type != selected && excluded.contains(type);
    }

    /** Whether a field says where the data of an artifact is, which is the target's own where data is copied. */
    boolean isOwnPlace(Field field) {
        return ownPlace.contains(field);
    }

    /** What becomes of a reference: follow, rebind or clear. */
    TransferPolicy policy(Field reference) {
        if (isOwnPlace(reference)) {
            return TransferPolicy.REBIND;
        }
        TransferPolicy declared =
                reference.foreignKey().map(ForeignKey::onTransfer).orElse(TransferPolicy.CLEAR);
        if (declared != TransferPolicy.TRACE) {
            return declared;
        }
        return options.level() == Level.FULL ? TransferPolicy.FOLLOW : TransferPolicy.REBIND;
    }

    /** The references that name a record of the source, be it brought along or only recognised. */
    List<Field> references(Table table) {
        return table.foreignKeys().stream()
                .filter(field -> policy(field) == TransferPolicy.FOLLOW)
                .toList();
    }

    /** Whether a reference brings its record along; else it is kept where the target has the record. */
    boolean follows(Field reference) {
        return !reference.isNullable()
                || identifying.contains(reference)
                || (options.level() != Level.RECORD && admits(Closure.target(reference)));
    }

    /** The links that lead from a registry, be they followed or not. */
    List<Relation.Linked> links(Registry<?> registry) {
        return shared.links(registry.type());
    }

    /** The links from a registry to what is above its records. */
    List<Relation.Linked> hierarchies(Registry<?> registry) {
        return links(registry).stream()
                .filter(linked -> linked.near().onTransfer() == Following.PARENTS)
                .toList();
    }

    /** The references back to a registry that are followed from selected records. */
    List<Relation.FromMany> waysBack(Registry<?> registry) {
        return shared.relations(registry.type()).values().stream()
                .filter(Relation.FromMany.class::isInstance)
                .map(Relation.FromMany.class::cast)
                .toList();
    }

    /** Link tables of the source that lead from a registry which the target has to one that it lacks. */
    List<LinkTable> outside() {
        return outside;
    }

    /** Whether a way is followed from a record. */
    boolean follows(Following way, boolean fromSelected) {
        boolean annotates = options.level() != Level.RECORD;
        boolean fully = options.level() == Level.FULL;
        return switch (way) {
            case ALWAYS -> annotates;
            case FROM_SELECTED -> annotates && fromSelected;
            case FROM_SELECTED_OR_FULLY -> fully || (annotates && fromSelected);
            case PARENTS -> options.parents() == Parents.ALL;
            case FULLY -> fully;
            case NEVER -> false;
        };
    }

    /** Whether a column says when its row was written, which the target knows for itself. */
    static boolean isTimeOfRow(Field field) {
        return field.name().equals("created_at") || field.name().equals("updated_at");
    }

    /** What happens where the target has another record of the same name. */
    OnSameName onSameName(Registry<?> registry) {
        return options.onSameNameOf().entrySet().stream()
                .filter(entry -> source.registry(entry.getKey()).type() == registry.type())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(options.onSameName());
    }
}
