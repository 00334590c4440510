package org.laminj.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laminj.core.vocabulary.OnOtherRelease;
import org.laminj.transfer.Data;
import org.laminj.transfer.Level;
import org.laminj.transfer.LinkUpdate;
import org.laminj.transfer.OnSameContent;
import org.laminj.transfer.Parents;
import org.laminj.transfer.TermOrigin;
import org.laminj.transfer.TransferOptions;
import org.laminj.transfer.Update;
import org.laminj.transfer.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a transfer brings along, and what it does with what the target has already. */
final class TransferChoices {

    @Option(
            names = "--level",
            paramLabel = "record|annotations|full",
            description = {
                "How much comes along: the records and what they cannot be without, or also labels, features and what"
                        + " these refer to (default), or also runs, transforms, ancestors and all else."
            })
    private Level level = Level.ANNOTATIONS;

    @Option(
            names = "--parents",
            paramLabel = "none|present|all",
            description = {
                "Which parents in hierarchies come along. By default none with --level record, those that come along"
                        + " anyway with annotations, all with full."
            })
    private @Nullable Parents parents;

    @Option(
            names = "--include",
            paramLabel = "REGISTRY",
            split = ",",
            description = {
                "Bring along records of these registries only, besides the selected ones and those that a record"
                        + " cannot be without. Several with commas, or repeated; all by default."
            })
    private List<String> include = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "REGISTRY",
            split = ",",
            description = "Leave records of these registries behind. Several with commas, or repeated.")
    private List<String> exclude = List.of();

    @Option(
            names = "--max-records",
            paramLabel = "N",
            description = "Refuse to reach more records than that; 0 for no limit, which is the default.")
    private long maxRecords;

    @Option(
            names = "--on-same-name",
            paramLabel = "[REGISTRY=]map|rename|fail",
            description = {
                "Where another record has the same name: take the two for the same (default), transfer under a name of"
                        + " its own, or end with a conflict. Repeated, also for single registries."
            })
    private List<SameName> onSameName = List.of();

    @Option(
            names = "--on-same-content",
            paramLabel = "warn|map|create",
            description = "Where another artifact or collection has the same content: transfer and warn (default), take"
                    + " the two for the same, or transfer.")
    private OnSameContent onSameContent = OnSameContent.WARN;

    @Option(
            names = "--update",
            paramLabel = "never|if-newer|always",
            description = {
                "Whether fields of records that are there change: never (default), where the source saved them later,"
                        + " or wherever they differ."
            })
    private Update update = Update.NEVER;

    @Option(
            names = "--links",
            paramLabel = "add|mirror",
            description = {
                "What happens with links of selected records that are there: add missing ones (default), or also remove"
                        + " those that the source lacks."
            })
    private LinkUpdate links = LinkUpdate.ADD;

    @Option(
            names = "--versions",
            paramLabel = "selected|family",
            description = "Bring the selected versions of records (default), or all versions of each.")
    private Versions versions = Versions.SELECTED;

    @Option(
            names = "--data",
            paramLabel = "link|copy",
            description = {
                "Leave the data of artifacts where it is (default), or copy it into the default storage of the current"
                        + " instance, before its records are written. What is there already is not copied again."
            })
    private Data data = Data.LINK;

    @Option(
            names = "--check-data",
            description = {
                "Look at the data before anything is written: whether it can be reached, and has the right size and"
                        + " hash. Warns of what is wrong; with --fail-on-loss that ends the transfer (exit code 4)."
            })
    private boolean checkData;

    @Option(
            names = "--ontology",
            paramLabel = "source|public|existing",
            description = {
                "Where terms come from that the current instance lacks: the source (default), the public ontologies"
                        + " that it uses, with all that is above them there, or nowhere: only those that it has are"
                        + " accepted."
            })
    private TermOrigin ontology = TermOrigin.SOURCE;

    @Option(
            names = "--on-other-release",
            paramLabel = "keep-target|add-source|fail",
            description = {
                "Where both have a term from different releases of its ontology: leave it as it is and list what"
                        + " differs (default), also add the release and the names that only the source has, or end"
                        + " with a conflict."
            })
    private OnOtherRelease onOtherRelease = OnOtherRelease.KEEP_TARGET;

    /** Lets a command read these options. */
    static CommandLine registerConverters(CommandLine command) {
        return command.registerConverter(Level.class, new WordConverter<>(Level.class))
                .registerConverter(Parents.class, new WordConverter<>(Parents.class))
                .registerConverter(SameName.class, SameName::parse)
                .registerConverter(OnSameContent.class, new WordConverter<>(OnSameContent.class))
                .registerConverter(Update.class, new WordConverter<>(Update.class))
                .registerConverter(Shard.class, Shard::parse)
                .registerConverter(TermOrigin.class, new WordConverter<>(TermOrigin.class))
                .registerConverter(OnOtherRelease.class, new WordConverter<>(OnOtherRelease.class))
                .registerConverter(Data.class, new WordConverter<>(Data.class))
                .registerConverter(LinkUpdate.class, new WordConverter<>(LinkUpdate.class))
                .registerConverter(Versions.class, new WordConverter<>(Versions.class));
    }

    boolean copiesData() {
        return data == Data.COPY;
    }

    boolean checksData() {
        return checkData;
    }

    /**
     * The options as they were given.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    TransferOptions options() {
        TransferOptions.Builder options = TransferOptions.builder().level(level);
        if (parents != null) {
            options.parents(parents);
        }
        onSameName.forEach(choice -> choice.addTo(options));
        return options.include(include)
                .exclude(exclude)
                .maxRecords(maxRecords)
                .onSameContent(onSameContent)
                .update(update)
                .links(links)
                .versions(versions)
                .data(data)
                .checkData(checkData)
                .ontology(ontology)
                .onOtherRelease(onOtherRelease)
                .build();
    }
}
