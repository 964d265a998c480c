package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.io.Writer;
import org.disclosurerollup.monitoring.RunLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a log event of each line, where standard error is for log lines alone. */
final class LoggedLines extends Writer {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.EVENTS);

    private final StringBuilder line = new StringBuilder();

    static PrintWriter writer() {
        return new PrintWriter(new LoggedLines(), true);
    }

    @Override
    public void write(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\n') {
                log();
            } else {
                line.append(text[i]);
            }
        }
    }

    private void log() {
        String text = line.toString().strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            LOG.warn("{}", text);
        }
    }

    @Override
    public void flush() {
        // A line is logged when it ends.
    }

    @Override
    public void close() {
        log();
    }
}
