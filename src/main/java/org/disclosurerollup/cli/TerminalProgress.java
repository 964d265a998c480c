package org.disclosurerollup.cli;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.disclosurerollup.job.Progress;

/** Shows progress: a bar on a terminal, otherwise a line when a step ends. */
final class TerminalProgress implements Progress {

    private static final int WIDTH = 78;

    /** A step that is over before this needs no bar. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int WORTH_A_RATE = 1000;

    private final Terminal terminal;
    private String step = "";
    private long size;
    private long started;
    private ProgressBar bar;

    TerminalProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begin(String name, long total) {
        step = name;
        size = total;
        started = System.nanoTime();
    }

    @Override
    public void advance(long done) {
        if (bar == null && terminal.interactive() && size > 0 && System.nanoTime() - started > PATIENCE.toNanos()) {
            bar = new ProgressBarBuilder()
                    .setTaskName(step)
                    .setInitialMax(size)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(100)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .clearDisplayOnFinish()
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void end(String summary, long filings) {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - started);
        terminal.err().printf("%-12s %s (%d ms%s)%n", step, summary, taken.toMillis(), rate(filings, taken));
    }

    /** Of a few filings it would say how long the program takes to begin. */
    private static String rate(long filings, Duration taken) {
        return filings < WORTH_A_RATE
                ? ""
                : ", %,d filings/s".formatted(filings * 1000 / Math.max(1, taken.toMillis()));
    }
}
