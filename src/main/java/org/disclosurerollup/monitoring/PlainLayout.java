package org.disclosurerollup.monitoring;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.LongSupplier;
import org.disclosurerollup.catalogue.VisibleText;

/**
 * One line for each event: {@code 2026-11-22T02:15:07.123+08:00 INFO  run=5 step intake ended: …}. Whatever the message
 * holds, it stays one line, shows what it is, and shows no password.
 */
public final class PlainLayout extends LayoutBase<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneId.systemDefault());

    private final LongSupplier run;

    /** Outside a run. */
    public PlainLayout() {
        this(() -> 0);
    }

    /** @param run number of the run at work, 0 for none */
    PlainLayout(LongSupplier run) {
        this.run = run;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        long number = run.getAsLong();
        IThrowableProxy failure = event.getThrowableProxy();
        String message = event.getFormattedMessage()
                + (failure == null
                        ? ""
                        : " [" + failure.getClassName()
                                + (failure.getMessage() == null ? "" : ": " + failure.getMessage()) + "]");
        return "%s %-5s %s%s%n"
                .formatted(
                        TIME.format(event.getInstant()),
                        event.getLevel(),
                        number == 0 ? "" : "run=" + number + " ",
                        VisibleText.escaped(Secrets.masked(message)));
    }
}
