package org.laminj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/** Prints the script by which a shell completes commands. */
@Command(
        description = {
            "Prints a script that lets a shell complete commands, options and their values.",
            "For bash: source <(lamin completion bash). For zsh the same with zsh. In a file of settings of the shell,"
                    + " such as .bashrc, it works from then on."
        },
        footer = {
            "  See the script, which a shell reads by 'source <(lamin completion bash)':",
            "    lamin completion bash"
        })
final class CompletionCommand implements Runnable {

    /** For which shell. */
    enum Shell {
        BASH,
        /** Which reads what is made for bash. */
        ZSH;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Environment environment;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}; both read the same script.")
    @SuppressWarnings("UnusedVariable") // picocli refuses other shells, and these two read the same
    private Shell shell = Shell.BASH;

    CompletionCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        CommandLine all = new Lamin(environment).commandLine();
        spellValues(all);
        environment.console().print(AutoComplete.bash(all.getCommandName(), all));
    }

    /**
     * Values are completed as they are written, {@code if-newer}, and not as they are called in Java. Options that
     * commands inherit come back to them with that of the command above.
     */
    private static void spellValues(CommandLine command) {
        command.getSubcommands().values().forEach(CompletionCommand::spellValues);
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            List<String> words = words(option);
            if (!words.isEmpty()) {
                spec.remove(option);
                if (!option.inherited() || spec.parent() == null) {
                    spec.addOption(
                            option.toBuilder().completionCandidates(words).build());
                }
            }
        }
    }

    private static List<String> words(OptionSpec option) {
        List<String> words = new ArrayList<>();
        if (option.type().isEnum()) {
            for (Object constant : option.type().getEnumConstants()) {
                words.add(WordConverter.word((Enum<?>) constant));
            }
        }
        return words;
    }
}
