package org.disclosurerollup;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.disclosurerollup.cli.Rollup;

/** The project's folder, and its commands run inside the test JVM. */
public final class Project {
    private static final Path HOME = Path.of("").toAbsolutePath();

    static {
        System.setProperty("rollup.home", HOME.toString());
        // Files of tests are complete when a command is called.
        System.setProperty("rollup.inbox.still-seconds", "0");
    }

    private Project() {}

    public static Path path(String first, String... more) {
        return HOME.resolve(Path.of(first, more));
    }

    /** What a command printed and how it ended. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs a command as {@code jobs/rollup} would. */
    public static Result run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int exitCode = Rollup.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
