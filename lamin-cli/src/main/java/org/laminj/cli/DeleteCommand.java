package org.laminj.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.laminj.core.Instances;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.Slug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes an instance, having asked. */
@Command(
        description = "Deletes the database and the settings of an instance; its storage must hold no data of it.",
        footer = {"  Delete an instance without being asked:", "    lamin delete --force lab"})
final class DeleteCommand implements Callable<Integer> {

    private final Environment environment;

    @Option(names = "--force", description = "Do not ask.")
    private boolean force;

    @Parameters(paramLabel = "OWNER/NAME", description = "The instance; owner is the current user if left out.")
    private String identifier = "";

    DeleteCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Instances instances = environment.instances();
        Slug slug = instances.slug(identifier);
        Optional<InstanceSettings> known = instances.settings().instance(slug);
        if (known.isPresent()) {
            warn(instances, known.get());
            if (!force && !isConfirmed(slug)) {
                environment
                        .console()
                        .message(
                                MessageLevel.ERROR,
                                "Instance '" + slug + "' was not deleted. Answer y, or pass --force.");
                return ExitCode.FAILED;
            }
        }
        instances.delete(identifier);
        return ExitCode.DONE;
    }

    private void warn(Instances instances, InstanceSettings instance) {
        Console console = environment.console();
        if (!instance.isSqlite()) {
            console.message(
                    MessageLevel.WARNING,
                    "delete() does not yet affect your Postgres database at " + instance.maskedDb());
        }
        if (instances.settings().currentUser().isAnonymous()) {
            console.message(MessageLevel.WARNING, "calling anonymously, will miss private instances");
        }
    }

    private boolean isConfirmed(Slug slug) {
        return environment.console().confirm("Are you sure you want to delete instance " + slug + "? (y/n) ");
    }
}
