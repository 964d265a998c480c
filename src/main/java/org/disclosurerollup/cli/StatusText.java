package org.disclosurerollup.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.VisibleText;
import org.disclosurerollup.job.JdbcRunHistory.PastRun;
import org.disclosurerollup.job.JdbcRunHistory.Step;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.RunBoard;
import org.disclosurerollup.reporting.AlignedRows;
import org.disclosurerollup.submission.IntakeCounts;
import org.disclosurerollup.submission.JdbcClosedYearStore;

/** Prints the last runs for a person, two lines for each, in 100 columns. */
final class StatusText {

    /** Below the first line of a run. */
    private static final String INDENT = "    ";

    private static final int MOST_LINES = 16;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PrintWriter out;
    private final AlignedRows rows;
    private final ZoneId zone;

    StatusText(Terminal terminal, ZoneId zone) {
        this.out = terminal.out();
        this.rows = new AlignedRows(terminal.out(), terminal.colour());
        this.zone = zone;
    }

    void print(RunBoard board, List<JdbcClosedYearStore.Closing> closings, List<YearState> years) {
        if (board.runs().isEmpty()) {
            out.println("no run yet on this database");
        }
        if (board.atWork() && board.unfinished().isEmpty()) {
            out.println("a command is at work that has not begun a run: it is about to, or is a dry run");
        }
        for (PastRun run : board.runs()) {
            print(run, board);
        }
        printChanges(board);
        printCoverage(board);
        closings.forEach(this::print);
        years.forEach(year -> out.println(year.year() + ": " + year.words(board.atWork())));
    }

    private void print(PastRun run, RunBoard board) {
        String state = run.completed() ? "completed" : board.atWork() ? "running" : "unfinished";
        String what = run.subject() == null
                ? run.command() + " by " + visible(run.operator())
                : "by " + visible(run.operator()) + ": " + run.command() + " " + visible(run.subject());
        out.println(rows.bold("run %-5d".formatted(run.run()))
                + " %-10s %s %-9s %s"
                        .formatted(
                                state,
                                MINUTE.format(run.startedAt().atZone(zone)),
                                run.duration().map(DurationText::of).orElse(""),
                                what));
        if (run.reason() != null) {
            out.println(INDENT + "because: " + visible(run.reason()));
        }
        if (!run.completed()) {
            out.println(INDENT + stopped(run, board));
        }
        List<String> counts = new ArrayList<>();
        if (run.counts() != null) {
            counts.add(counts(run.counts()));
        }
        Map<Severity, FindingCount> findings = board.findings().get(run.run());
        if (findings != null) {
            counts.add("findings: " + findings(findings));
        }
        if (!counts.isEmpty()) {
            out.println(INDENT + String.join("; ", counts));
        }
    }

    /** Where a run is that is not completed; only the newest can be at work. */
    private static String stopped(PastRun run, RunBoard board) {
        Optional<Step> step = run.equals(board.unfinished().orElseThrow()) ? board.step() : Optional.empty();
        if (board.atWork()) {
            return step.map(one -> one.ended()
                            ? "behind step " + one.name() + ", begun " + one.begun()
                            : "in step " + one.name() + " since " + one.begun())
                    .orElse("not yet in its first step");
        }
        String where = step.map(one -> one.failure() != null
                        ? "failed in step " + one.name() + ", begun " + one.begun() + "\n" + INDENT
                                + visible(one.failure())
                        : (one.ended() ? "cut off behind step " : "cut off in step ") + one.name() + ", begun "
                                + one.begun())
                .orElse("cut off before its first step");
        return where + "\n" + INDENT + "nothing is lost; the next run finishes it first";
    }

    private static String counts(IntakeCounts counts) {
        return "read %d = accepted %d + rejected %d + unchanged %d"
                .formatted(counts.read(), counts.accepted(), counts.rejected(), counts.unchanged());
    }

    private static String findings(Map<Severity, FindingCount> findings) {
        return List.of(Severity.HARD, Severity.SOFT).stream()
                .map(severity -> {
                    FindingCount count = findings.get(severity);
                    long answered = count.standing() - count.open();
                    return count.standing() + " " + severity.code()
                            + (answered == 0 ? "" : " (" + answered + " answered)");
                })
                .collect(Collectors.joining(", "));
    }

    private void printChanges(RunBoard board) {
        if (board.last() == null || board.before() == 0) {
            return;
        }
        List<String> parts = new ArrayList<>();
        IntakeCounts counts = board.last().counts();
        if (counts != null) {
            parts.add("filings +%d accepted, +%d rejected".formatted(counts.accepted(), counts.rejected()));
        }
        parts.add(board.last().areas() + " areas computed anew");
        String changes = List.of(Severity.HARD, Severity.SOFT).stream()
                .flatMap(severity -> board
                        .change(severity)
                        .map(change -> "+%d -%d %s".formatted(change.come(), change.gone(), severity.code()))
                        .stream())
                .collect(Collectors.joining(", "));
        out.println();
        out.println(rows.bold("run %d against run %d".formatted(board.last().run(), board.before())) + ": "
                + String.join("; ", parts));
        if (!changes.isEmpty()) {
            out.println(INDENT + "findings: " + changes);
        }
    }

    private void printCoverage(RunBoard board) {
        List<FormYearCoverage> all = FormYearCoverage.of(board);
        if (all.isEmpty()) {
            return;
        }
        List<FormYearCoverage> incomplete =
                all.stream().filter(FormYearCoverage::isWorthALine).toList();
        out.println();
        out.println(rows.bold("outstanding units") + " as of run "
                + board.last().run() + ": in " + incomplete.size() + " of " + all.size() + " form-years");
        List<List<String>> table = new ArrayList<>();
        if (!incomplete.isEmpty()) {
            String since = incomplete.get(0).change().isEmpty() ? "" : "since run " + board.before();
            table.add(List.of("year", "form", "area", "reported", "", "outstanding", since));
        }
        int shown = 0;
        while (shown < incomplete.size() && table.size() < MOST_LINES) {
            incomplete.get(shown++).addTo(table);
        }
        rows.print("  ", 3, table);
        if (shown < incomplete.size()) {
            out.println("  … and " + (incomplete.size() - shown) + " earlier form-years; all with --format json");
        }
    }

    private void print(JdbcClosedYearStore.Closing closing) {
        out.printf(
                "year %s is closed since run %d on %s by %s%s; %s%n",
                closing.period(),
                closing.run(),
                closing.date(),
                visible(closing.operator()),
                closing.reason() == null ? "" : " (" + visible(closing.reason()) + ")",
                closing.waiting() == 0 ? "nothing waits" : "filings that wait for 'reopen': " + closing.waiting());
    }

    private static String visible(String text) {
        return VisibleText.of(text);
    }
}
