package org.disclosurerollup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.comparison.OwnClaims;
import org.disclosurerollup.reporting.FindingsCsv;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Inbox;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.disclosurerollup.validation.Hint;
import org.disclosurerollup.validation.Hints;
import org.disclosurerollup.validation.RuleBook;
import org.disclosurerollup.validation.Validator;
import org.disclosurerollup.validation.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks files without a database: for the office that files, before it sends them. */
@Command(
        name = "check",
        description = {
            "Reads and checks submissions, prints what is wrong, and stores nothing.",
            "",
            "Needs no database. Each finding comes with file, line, cell, what was filed and what was "
                    + "expected; where changing at most three cells would satisfy all hard rules, with which "
                    + "ones. Ends with exit code 3 if a finding is hard.",
            "Printed totals, rates and shares are checked where the unit's own submission is among the "
                    + "files; growth and groups are left to a run."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options;

    @Parameters(paramLabel = "FILE|DIR", arity = "0..*", description = "What to check. Default: the inbox.")
    private List<Path> paths = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "hard|soft",
            defaultValue = "hard",
            description = "Which findings make the exit code 3. Default: ${DEFAULT-VALUE}.")
    private FailOn failOn;

    @Option(names = "--findings", paramLabel = "FILE", description = "Also write the findings to this CSV file.")
    private Path findingsFile;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SharedOptions.Setup setup = options.read();
        Result result = new Result(setup.rules());
        SubmissionReader reader = new SubmissionReader(setup.catalogue(), setup.units());
        List<Inbox.Entry> entries = new ArrayList<>();
        if (paths.isEmpty() && options.isSampleInbox()) {
            terminal.err().println("rollup: no file and no --inbox named: checking the sample, " + options.inbox());
        }
        for (Path path : paths.isEmpty() ? List.of(options.inbox()) : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("no such file or folder: " + path);
            }
            for (Inbox.Entry entry : new Inbox(path).files()) {
                entries.add(entry);
                reader.read(entry.file(), entry.source(), result);
            }
        }
        if (!result.claims.isEmpty()) {
            // A second reading, so that not every submission is kept for the few that printed figures are about.
            OwnClaims own = new OwnClaims(setup.rules(), setup.units(), result.claims);
            for (Inbox.Entry entry : entries) {
                reader.read(entry.file(), entry.source(), own);
            }
            result.findings.addAll(own.findings());
        }
        for (Finding finding : result.findings) {
            print(finding, FindingsCsv.unitName(finding, setup.units()));
            List<Hint> hints = result.hints.getOrDefault(finding, List.of());
            if (!hints.isEmpty()) {
                terminal.out().println("    " + HintSentence.of(hints));
            }
        }
        if (findingsFile != null) {
            write(result, setup);
        }
        long hard = result.count(Severity.HARD);
        long soft = result.count(Severity.SOFT);
        terminal.out()
                .printf(
                        "%s%d submissions read; findings: %d hard, %d soft; rules: %d passed, %d failed, %d undecided%n",
                        result.findings.isEmpty() ? "" : "\n",
                        result.read,
                        hard,
                        soft,
                        result.passed,
                        result.failed,
                        result.undecided);
        return failOn.fails(hard, soft) ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private void print(Finding finding, String unitName) {
        boolean hard = finding.severity() == Severity.HARD;
        String severity = finding.severity().label();
        String coloured = terminal.colour() ? (hard ? "\u001b[31m" : "\u001b[33m") + severity + "\u001b[0m" : severity;
        terminal.out()
                .printf(
                        "%s:%d: %s %s %s%s%s%n    %s%s%n",
                        finding.source(),
                        finding.line(),
                        coloured,
                        finding.rule(),
                        unitName.isEmpty() ? "" : unitName + " ",
                        finding.period() == null ? "" : finding.period() + " ",
                        finding.cell() == null || finding.cell().isEmpty() ? "" : "[" + finding.cell() + "]",
                        finding.message(),
                        isSaid(finding) ? "" : "(填报:" + finding.actual() + ")");
    }

    /** Whether the message says what was filed, if anything was. */
    private static boolean isSaid(Finding finding) {
        return finding.actual() == null
                || finding.actual().isEmpty()
                || finding.message().contains(finding.actual());
    }

    private void write(Result result, SharedOptions.Setup setup) throws IOException {
        try (FindingsCsv csv = new FindingsCsv(findingsFile, setup.units())) {
            for (Finding finding : result.findings) {
                csv.write(finding);
            }
            csv.finish();
        }
    }

    private static final class Result implements SubmissionSink {

        private final Validator validator;
        private final Hints hintsOf;
        private final List<Finding> findings = new ArrayList<>();
        private final List<Claim> claims = new ArrayList<>();
        /** Hints on a submission, by its last finding, the very one. */
        private final Map<Finding, List<Hint>> hints = new IdentityHashMap<>();

        private long read;
        private long passed;
        private long failed;
        private long undecided;

        private Result(RuleBook rules) {
            this.validator = new Validator(rules);
            this.hintsOf = new Hints(rules);
        }

        @Override
        public void submission(Submission submission) {
            Verdict verdict = validator.check(submission);
            read++;
            passed += verdict.passed();
            failed += verdict.failed();
            undecided += verdict.undecided();
            findings.addAll(verdict.findings());
            if (!verdict.isAccepted()) {
                hints.put(findings.get(findings.size() - 1), hintsOf.of(submission, verdict));
            }
        }

        @Override
        public void unattributed() {
            read++;
        }

        @Override
        public void claim(Claim claim) {
            claims.add(claim);
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding);
        }

        private long count(Severity severity) {
            return findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }
    }
}
