package org.disclosurerollup.monitoring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;

/**
 * What is logged and where to, unless {@code -Dlogback.configurationFile} says otherwise. Set up here and not in a {@code
 * logback.xml}, because every command starts with it, and reading XML takes longer than all the rest of logging.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {

    /** The appender of standard error. */
    static final String STDERR = "stderr";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // What a step fails on is told once, by the command; its option stacktrace shows where.
        context.getLogger("org.springframework").setLevel(Level.OFF);
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        // A batch that the run took away from a slow worker is no error.
        context.getLogger("com.github.kagkarlsson").setLevel(Level.OFF);
        // Files are rarely quite as specified; what cannot be read is a finding.
        context.getLogger("org.apache.poi").setLevel(Level.OFF);
        // What a run does: for the log that its options ask for, and nobody else.
        Logger events = context.getLogger(RunLog.EVENTS);
        events.setLevel(Level.OFF);
        events.setAdditive(false);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(stderr(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Results go to standard output, logs to standard error, so that either can be kept alone. */
    private static ConsoleAppender<ILoggingEvent> stderr(LoggerContext context) {
        PlainLayout layout = new PlainLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setName(STDERR);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        return stderr;
    }
}
