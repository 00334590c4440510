package org.laminj.core.internal.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.laminj.core.SqlRecord;
import org.laminj.core.model.Artifact;
import org.laminj.core.model.ArtifactLabel;
import org.laminj.core.model.Feature;
import org.laminj.core.model.FeatureSet;
import org.laminj.core.model.FeatureSetMember;
import org.laminj.core.model.HasParents;
import org.laminj.core.model.Run;
import org.laminj.core.model.TracksUpdates;
import org.laminj.core.model.User;
import org.laminj.core.registry.DeletePolicy;
import org.laminj.core.registry.Field;
import org.laminj.core.registry.FieldType;
import org.laminj.core.registry.Following;
import org.laminj.core.registry.ForeignKey;
import org.laminj.core.registry.Lineage;
import org.laminj.core.registry.LinkColumns;
import org.laminj.core.registry.LinkTable;
import org.laminj.core.registry.ManyToMany;
import org.laminj.core.registry.Registry;
import org.laminj.core.registry.TransferPolicy;

/** Derives the link tables of a registry: those it declares and those that come with its shared interfaces. */
final class LinkTableReader {

    private final Map<Class<? extends SqlRecord>, Registry<?>> registries;
    private final Map<String, String> prefixes;

    /**
     * @param prefixes the table prefix of each schema module by name
     */
    LinkTableReader(Map<Class<? extends SqlRecord>, Registry<?>> registries, Map<String, String> prefixes) {
        this.registries = registries;
        this.prefixes = prefixes;
    }

    List<LinkTable> read(Registry<?> registry) {
        List<LinkTable> links = new ArrayList<>();
        if (TracksUpdates.class.isAssignableFrom(registry.type())) {
            links.add(previousRuns(registry));
        }
        if (HasParents.class.isAssignableFrom(registry.type())) {
            links.add(parents(registry));
        }
        Arrays.stream(registry.type().getAnnotationsByType(ManyToMany.class))
                .filter(relation -> registries.containsKey(relation.target())) // others are among the problems
                .map(relation -> declared(registry, relation))
                .forEach(links::add);
        ArtifactLabel label = registry.type().getAnnotation(ArtifactLabel.class);
        if (label != null) {
            links.add(label(registry, label));
        }
        FeatureSetMember member = registry.type().getAnnotation(FeatureSetMember.class);
        if (member != null) {
            links.add(member(registry, member));
        }
        return links;
    }

    private LinkTable previousRuns(Registry<?> registry) {
        return link(
                registry,
                registry.table() + "__previous_runs",
                end(registry, registry.modelName(), "_previous_runs", DeletePolicy.CASCADE, traced(registry)),
                end(
                        run(),
                        run().modelName(),
                        "_output_" + registry.modelName() + "s_with_later_updates",
                        DeletePolicy.CASCADE,
                        Following.NEVER),
                LinkColumns.NONE,
                true,
                registry.componentField("run").orElse(null));
    }

    private static Following traced(Registry<?> registry) {
        return registry.type().isAnnotationPresent(Lineage.class) ? Following.FULLY : Following.NEVER;
    }

    private Registry<?> run() {
        return registry(Run.class);
    }

    private LinkTable parents(Registry<?> registry) {
        return link(
                registry,
                registry.table() + "_parents",
                end(registry, "from_" + registry.modelName(), "parents", DeletePolicy.CASCADE, Following.PARENTS),
                end(registry, "to_" + registry.modelName(), "children", DeletePolicy.CASCADE, Following.NEVER),
                LinkColumns.NONE,
                true,
                null);
    }

    private LinkTable declared(Registry<?> registry, ManyToMany relation) {
        Registry<?> target = registry(relation.target());
        boolean toItself = target.equals(registry);
        String table = relation.table().isEmpty() ? registry.table() + "_" + relation.accessor() : relation.table();
        return link(
                registry,
                table,
                end(
                        registry,
                        (toItself ? "from_" : "") + registry.modelName(),
                        relation.accessor(),
                        DeletePolicy.CASCADE,
                        relation.onTransfer()),
                end(
                        target,
                        (toItself ? "to_" : "") + target.modelName(),
                        relation.reverse().isEmpty() ? null : relation.reverse(),
                        relation.onDeleteOfTarget(),
                        relation.onTransferOfTarget()),
                relation.columns(),
                relation.unique(),
                null);
    }

    private LinkTable label(Registry<?> registry, ArtifactLabel label) {
        return heldBy(
                registry(Artifact.class), label.value(), registry, "artifacts", LinkColumns.LABEL, label.unique());
    }

    private LinkTable member(Registry<?> registry, FeatureSetMember member) {
        return heldBy(registry(FeatureSet.class), member.value(), registry, "feature_sets", LinkColumns.NONE, true);
    }

    /** A relation that the held registry declares, while its table is spelled from the holder's side. */
    private LinkTable heldBy(
            Registry<?> holder,
            String accessor,
            Registry<?> held,
            String reverse,
            LinkColumns columns,
            boolean unique) {
        return link(
                held,
                prefixes.get(held.module()) + holder.modelName() + held.modelName(),
                end(holder, holder.modelName(), accessor, DeletePolicy.CASCADE, Following.ALWAYS),
                end(held, held.modelName(), reverse, DeletePolicy.PROTECT, Following.NEVER),
                columns,
                unique,
                null);
    }

    private Registry<?> registry(Class<? extends SqlRecord> type) {
        Registry<?> registry = registries.get(type);
        if (registry == null) {
            throw new IllegalStateException("Registry " + type.getName() + " was not validated");
        }
        return registry;
    }

    private static LinkTable.End end(
            Registry<?> registry, String name, @Nullable String accessor, DeletePolicy onDelete, Following onTransfer) {
        Field field = Field.builder(name, registry.id().type())
                .indexed(true)
                .references(new ForeignKey(registry.type(), TransferPolicy.FOLLOW, Following.NEVER, onDelete, null))
                .build();
        return new LinkTable.End(registry.type(), field, accessor, onDelete, onTransfer);
    }

    private static LinkTable link(
            Registry<?> owner,
            String table,
            LinkTable.End from,
            LinkTable.End to,
            LinkColumns columns,
            boolean unique,
            @Nullable Field history) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.builder("id", FieldType.BIG_INTEGER).build());
        fields.add(from.field());
        fields.add(to.field());
        fields.addAll(carried(columns));
        return new LinkTable(
                owner.module(),
                table,
                from,
                to,
                fields,
                unique ? List.of(key(from, to, fields)) : List.of(),
                columns,
                history);
    }

    /** A label may stand under several features of an artifact, so the feature belongs to the key there. */
    private static List<Field> key(LinkTable.End from, LinkTable.End to, List<Field> fields) {
        List<Field> key = new ArrayList<>(List.of(from.field(), to.field()));
        if (from.registry() == Artifact.class) {
            fields.stream().filter(field -> field.name().equals("feature")).forEach(key::add);
        }
        return key;
    }

    private static List<Field> carried(LinkColumns columns) {
        List<Field> fields = new ArrayList<>();
        if (columns != LinkColumns.NONE) {
            fields.add(Field.builder("created_at", FieldType.TIMESTAMP)
                    .indexed(true)
                    .build());
            fields.add(reference("created_by", User.class, TransferPolicy.REBIND, FieldType.INTEGER, false));
            fields.add(reference("run", Run.class, TransferPolicy.REBIND, FieldType.BIG_INTEGER, true));
        }
        if (columns == LinkColumns.LABEL) {
            fields.add(reference("feature", Feature.class, TransferPolicy.FOLLOW, FieldType.INTEGER, true));
            fields.add(flag("label_ref_is_name"));
            fields.add(flag("feature_ref_is_name"));
        }
        if (columns == LinkColumns.FEATURE_SET) {
            fields.add(Field.builder("slot", FieldType.TEXT)
                    .length(40)
                    .nullable(true)
                    .build());
            fields.add(flag("feature_ref_is_semantic"));
        }
        return fields;
    }

    private static Field reference(
            String name, Class<? extends SqlRecord> target, TransferPolicy policy, FieldType type, boolean nullable) {
        return Field.builder(name, type)
                .indexed(true)
                .nullable(nullable)
                .references(new ForeignKey(target, policy, Following.NEVER, DeletePolicy.PROTECT, null))
                .build();
    }

    private static Field flag(String name) {
        return Field.builder(name, FieldType.BOOLEAN).nullable(true).build();
    }
}
