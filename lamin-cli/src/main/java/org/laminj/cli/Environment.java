package org.laminj.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.laminj.core.Instance;
import org.laminj.core.InstanceException;
import org.laminj.core.Instances;
import org.laminj.core.message.MessageLevel;
import org.laminj.core.settings.SettingsDirectory;

/** What surrounds one run of the command: variables, console, and the instances that are known here. */
final class Environment {

    private final Map<String, String> variables;
    private final Console console;
    private final Interruption interruption = new Interruption();

    Environment(Map<String, String> variables, Console console) {
        this.variables = Map.copyOf(variables);
        this.console = console;
    }

    Console console() {
        return console;
    }

    /** What ends the command early. */
    Interruption interruption() {
        return interruption;
    }

    /** A variable that is set and not blank. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** All variables, one of them with another value. */
    Map<String, String> with(String name, String value) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }

    /** The folder with the settings of instances and user. */
    SettingsDirectory settings() {
        return SettingsDirectory.of(variables, Path.of(System.getProperty("user.home", "")));
    }

    /** The instances that are known here, with the schema modules of the class path. */
    Instances instances() {
        Instances.Builder builder = instancesAt(settings()).messages(console);
        if (console.shows(MessageLevel.DEBUG)) {
            builder.statements(sql -> console.message(MessageLevel.DEBUG, sql));
        }
        return builder.build();
    }

    /** The instances that settings know, whose work ends when the command is interrupted. */
    Instances.Builder instancesAt(SettingsDirectory settings) {
        return Instances.builder().settings(settings).cancellation(interruption.cancellation());
    }

    /**
     * The connected instance, open for reading and writing; the caller closes it.
     *
     * @throws InstanceException if none is connected
     */
    Instance current() {
        Instance current = instances()
                .current()
                .orElseThrow(
                        () -> new InstanceException("No instance is loaded! Call `lamin init` or `lamin connect`"));
        console.message(
                MessageLevel.HINT,
                "current instance: " + current.slug() + ", "
                        + current.settings().maskedDb());
        return current;
    }
}
