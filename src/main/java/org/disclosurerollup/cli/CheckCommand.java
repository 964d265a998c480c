package org.disclosurerollup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.disclosurerollup.comparison.OwnClaims;
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
            "Bindings of folders are looked at when the whole inbox is checked; signatures are not.",
            "Printed totals, rates and shares are checked where the unit's own submission is among the "
                    + "files; growth and groups are left to a run."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions options = new SharedOptions("--units", "--forms", "--inbox", "--bindings");

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

    @Option(
            names = "--format",
            paramLabel = "text|csv|json",
            defaultValue = "text",
            description = {
                "How findings are printed: text, for people; csv, the columns of findings.csv; json, one "
                        + "document with counts and hints. Default: ${DEFAULT-VALUE}."
            })
    private OutputFormat format;

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SharedOptions.Setup setup = options.read();
        if (findingsFile != null) {
            Destination.checkFile("--findings", findingsFile);
            options.keepOutOfInbox("--findings", findingsFile);
        }
        List<Inbox.Entry> entries = entries();
        CheckCounts counts = new CheckCounts();
        try (FindingsFile file = findingsFile == null ? null : new FindingsFile(findingsFile, setup.units())) {
            CheckOutput printed = CheckOutput.of(format, terminal, setup.units());
            List<CheckOutput> outputs = file == null ? List.of(printed) : List.of(file, printed);
            check(entries, setup, new Checking(setup.rules(), counts, outputs));
            for (CheckOutput output : outputs) {
                output.finish(counts);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (format != OutputFormat.text && terminal.out().checkError()) {
            terminal.err().println("rollup: standard output took only a part of the findings");
            return ExitCode.FAILED;
        }
        return counts.fails(failOn) ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    /** All files to check; a path that is not there is told before anything is printed. */
    private List<Inbox.Entry> entries() throws IOException {
        if (paths.isEmpty() && options.isSampleInbox()) {
            terminal.err().println("rollup: no file and no --inbox named: checking the sample, " + options.inbox());
        }
        List<Inbox.Entry> entries = new ArrayList<>();
        for (Path path : paths.isEmpty() ? List.of(options.inbox()) : paths) {
            if (!Files.exists(path)) {
                throw new UsageException(
                        "no such file or folder: " + path + "; name what is to be checked, or an inbox with --inbox");
            }
            entries.addAll(new Inbox(path).files());
        }
        return entries;
    }

    private void check(List<Inbox.Entry> entries, SharedOptions.Setup setup, Checking checking) throws IOException {
        SubmissionReader reader = new SubmissionReader(setup.catalogue(), setup.units());
        for (Inbox.Entry entry : entries) {
            // A file that is named stands in no folder of the inbox as far as anybody knows.
            SubmissionSink sink = paths.isEmpty() ? setup.rights().guardFolders(entry, checking) : checking;
            reader.read(entry.file(), entry.source(), sink);
        }
        if (!checking.claims.isEmpty()) {
            // A second reading, so that not every submission is kept for the few that printed figures are about.
            OwnClaims own = new OwnClaims(setup.rules(), setup.units(), checking.claims);
            for (Inbox.Entry entry : entries) {
                reader.read(entry.file(), entry.source(), own);
            }
            checking.tell(own.findings(), List.of());
        }
    }

    /** Judges each submission when it is read, and passes on what is wrong with it. */
    private static final class Checking implements SubmissionSink {

        private final Validator validator;
        private final Hints hintsOf;
        private final CheckCounts counts;
        private final List<CheckOutput> outputs;
        private final List<Claim> claims = new ArrayList<>();

        private Checking(RuleBook rules, CheckCounts counts, List<CheckOutput> outputs) {
            this.validator = new Validator(rules);
            this.hintsOf = new Hints(rules);
            this.counts = counts;
            this.outputs = outputs;
        }

        @Override
        public void submission(Submission submission) {
            Verdict verdict = validator.check(submission);
            counts.submission();
            counts.verdict(verdict);
            tell(verdict.findings(), hintsOf.of(submission, verdict));
        }

        @Override
        public void unattributed() {
            counts.submission();
        }

        @Override
        public void claim(Claim claim) {
            claims.add(claim);
        }

        @Override
        public void finding(Finding finding) {
            tell(List.of(finding), List.of());
        }

        private void tell(List<Finding> findings, List<Hint> hints) {
            counts.findings(findings);
            try {
                for (CheckOutput output : outputs) {
                    output.write(findings, hints);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
