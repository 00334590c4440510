package org.laminj.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.laminj.core.settings.InstanceSettings;
import org.laminj.core.settings.SettingsDirectory;
import org.laminj.core.settings.UserSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows user, settings and current instance in the words of the original, which are Python's. */
@Command(
        description = "Shows the user, the settings and the current instance.",
        footer = {"  See which instance is the current one:", "    lamin info"})
final class InfoCommand implements Runnable {

    private final Environment environment;

    @Mixin
    private final DocumentOutput output = new DocumentOutput();

    InfoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        SettingsDirectory settings = environment.settings();
        output.print(
                environment.console(),
                () -> environment(settings)
                        + settings.currentInstance().map(InfoCommand::instance).orElse("\nNo instance connected\n"),
                () -> Information.of(settings));
    }

    private static String environment(SettingsDirectory settings) {
        UserSettings user = settings.currentUser();
        return "Current user: " + user.handle() + "\n"
                + "- handle: " + user.handle() + "\n"
                + "- email: " + orNone(user.email()) + "\n"
                + "- uid: " + user.uid() + "\n"
                + "Auto-connect in Python: " + truth(settings.autoConnect()) + "\n"
                + "Private Django API: " + truth(settings.privateDjangoApi()) + "\n"
                + "Cache directory: " + settings.cacheDirectory() + "\n";
    }

    private static String instance(InstanceSettings instance) {
        return "Current instance: " + instance.slug() + "\n"
                + "- owner: " + instance.slug().owner() + "\n"
                + "- name: " + instance.slug().name() + "\n"
                + "- storage root: " + instance.storageRoot().text() + "\n"
                + "- storage region: " + orNone(instance.storageRegion()) + "\n"
                + "- db: " + instance.maskedDb() + "\n"
                + "- schema: " + set(instance.schemaModules()) + "\n"
                + "- git_repo: " + orNone(instance.gitRepo()) + "\n";
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "None" : text;
    }

    private static String truth(boolean value) {
        return value ? "True" : "False";
    }

    private static String set(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "{", "}"));
    }
}
