package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Uses what the commands use, so that the launcher can keep the classes for faster starts. Not for people. */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Consolidates and summarises the sample, for the launcher's archive of classes.",
        mixinStandardHelpOptions = true)
final class WarmUpCommand implements Callable<Integer> {

    /** An area of the sample of which everything can be drawn. */
    private static final String[] SUMMARY = {"--unit", "610400", "--year", "2017"};

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder for database and outputs.")
    private Path folder;

    @Override
    public Integer call() {
        int consolidated = run("consolidate");
        if (consolidated != ExitCode.DONE) {
            return consolidated;
        }
        // The second time the database is there already, and outputs are taken over.
        run("consolidate");
        run("status");
        return run("summary", SUMMARY);
    }

    private int run(String command, String... more) {
        String[] words = new String[5 + more.length];
        words[0] = command;
        words[1] = "--database";
        words[2] = folder.resolve("database").toString();
        words[3] = "--out";
        words[4] = folder.resolve("out").toString();
        System.arraycopy(more, 0, words, 5, more.length);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Rollup.execute(nowhere, nowhere, words);
    }
}
