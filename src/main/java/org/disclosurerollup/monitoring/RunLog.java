package org.disclosurerollup.monitoring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/**
 * Log lines of a command, in a file or on standard error, from when it is opened until it is closed. The number of the run
 * stands on every line once it is known: not by SLF4J's MDC, which belongs to one thread, but added to each line as it is
 * written.
 */
public final class RunLog implements AutoCloseable {

    /** The logger of what a run does; off and for nobody else, but while a log is open. */
    public static final String EVENTS = "org.disclosurerollup.run";

    private final AtomicLong run = new AtomicLong();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger events = context.getLogger(EVENTS);
    private final Appender<ILoggingEvent> stderrBefore;
    private final Lines lines;

    private RunLog(LogFormat format, String version, OutputStream stream, boolean replacesStderr) {
        Encoder<ILoggingEvent> encoder = format == LogFormat.json ? new EcsLines(version, run::get) : plain();
        encoder.setContext(context);
        encoder.start();
        lines = new Lines(encoder, stream);
        lines.setContext(context);
        lines.start();
        stderrBefore = replacesStderr ? root.getAppender(LogSetup.STDERR) : null;
        if (stderrBefore != null) {
            root.detachAppender(stderrBefore);
        }
        root.addAppender(lines);
        events.addAppender(lines);
        events.setLevel(Level.INFO);
    }

    private Encoder<ILoggingEvent> plain() {
        PlainLayout layout = new PlainLayout(run::get);
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        return encoder;
    }

    /**
     * Appends to a file; what goes to standard error without a log still does. Each run opens the file anew, so that it can be
     * moved away between runs.
     *
     * @throws IOException if it cannot be written
     */
    public static RunLog toFile(LogFormat format, String version, Path file) throws IOException {
        OutputStream stream = Files.newOutputStream(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        return new RunLog(format, version, stream, false);
    }

    /** Writes to standard error in place of everything else. */
    public static RunLog toStandardError(LogFormat format, String version, PrintWriter err) {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int one) {
                throw new UnsupportedOperationException("lines come whole");
            }

            @Override
            public void write(byte[] line) {
                err.print(new String(line, StandardCharsets.UTF_8));
                err.flush();
            }
        };
        return new RunLog(format, version, stream, true);
    }

    /** From here on lines bear this number. */
    public void setRun(long number) {
        run.set(number);
    }

    @Override
    public void close() {
        events.setLevel(Level.OFF);
        events.detachAppender(lines);
        root.detachAppender(lines);
        lines.stop();
        if (stderrBefore != null) {
            root.addAppender(stderrBefore);
        }
    }

    /** Writes each event at once and whole: a process that is killed has left every line before. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Encoder<ILoggingEvent> encoder;
        private final OutputStream stream;

        Lines(Encoder<ILoggingEvent> encoder, OutputStream stream) {
            this.encoder = encoder;
            this.stream = stream;
        }

        @Override
        protected void append(ILoggingEvent event) {
            try {
                stream.write(encoder.encode(event));
                stream.flush();
            } catch (IOException e) {
                // Logback counts and drops what an appender throws; a full disk must not end a run.
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            super.stop();
            try {
                stream.close();
            } catch (IOException e) {
                addError("the log cannot be closed", e);
            }
        }
    }
}
