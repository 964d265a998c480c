package org.disclosurerollup.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where results and progress go, and whether a person is watching. The launcher tells which streams are terminals. */
final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;

    private Terminal(PrintWriter out, PrintWriter err, boolean outIsTerminal, boolean errIsTerminal) {
        this.out = out;
        this.err = err;
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
    }

    /** The process's own streams, as UTF-8. */
    static Terminal ofProcess() {
        return new Terminal(
                new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("rollup.terminal.out"),
                Boolean.getBoolean("rollup.terminal.err"));
    }

    /** Streams that are no terminals. */
    static Terminal of(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, false, false);
    }

    /** The same with something else in the place of standard error, that is no terminal. */
    Terminal withErr(PrintWriter other) {
        return new Terminal(out, other, outIsTerminal, false);
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /** Whether results may be coloured: on a terminal, unless NO_COLOR is set. */
    boolean colour() {
        return outIsTerminal && System.getenv("NO_COLOR") == null;
    }

    /** Whether progress may be drawn over itself. */
    boolean interactive() {
        return errIsTerminal;
    }
}
