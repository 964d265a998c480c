package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Slips on the command line that picocli lets pass, or says too little of. */
final class WrongWords {

    private WrongWords() {}

    /**
     * Executes a command, unless a folder or file is named by nothing: Java takes that for the current folder, and a script
     * whose variable is not set would take in or write over whatever is there.
     */
    static int executeUnlessEmpty(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        for (ArgSpec argument : command.matchedArgs()) {
            if (isPlace(argument) && argument.stringValues().stream().anyMatch(String::isBlank)) {
                throw new ParameterException(command.commandSpec().commandLine(), emptiness(argument));
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static String emptiness(ArgSpec argument) {
        String label = argument.paramLabel();
        String name = argument.isOption() ? ((OptionSpec) argument).longestName() : label;
        return name + " is empty; " + (argument.isOption() ? "write " + name + " " + label : "name one")
                + (argument.required() ? "" : ", or leave it out");
    }

    private static boolean isPlace(ArgSpec argument) {
        return argument.paramLabel().contains("DIR") || argument.paramLabel().contains("FILE");
    }

    /** Says what was probably meant: of an option the one that differs least, of a command what picocli says. */
    static void suggest(ParameterException exception, PrintWriter to) {
        if (exception instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()) {
            Set<String> options =
                    exception.getCommandLine().getCommandSpec().optionsMap().keySet();
            mostLike(unmatched.getUnmatched().get(0).replaceFirst("=.*", ""), options)
                    .ifPresent(option -> to.println("        Did you mean " + option + "?"));
        } else {
            UnmatchedArgumentException.printSuggestions(exception, to);
        }
    }

    /** The word with the fewest letters to change, of which there may be one in three. */
    private static Optional<String> mostLike(String word, Set<String> words) {
        String best = null;
        int fewest = Math.max(1, (word.length() - 2) / 3) + 1;
        for (String other : words) {
            int changes = changes(word, other);
            if (changes < fewest && other.startsWith("--")) {
                fewest = changes;
                best = other;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many letters have to be put in, left out or replaced to make one word of the other (Levenshtein). */
    private static int changes(String word, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(diagonal, row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
