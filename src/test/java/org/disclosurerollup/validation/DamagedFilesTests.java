package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitReader;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.submission.Submission;
import org.disclosurerollup.submission.SubmissionReader;
import org.disclosurerollup.submission.SubmissionSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads and checks well over a hundred thousand damaged submissions; the same ones every time. */
class DamagedFilesTests {

    private static final int FILES = 1_050;
    private static final int SUBMISSIONS_PER_FILE = 100;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");
    private static final Set<String> BLANKS = Set.of("", "/", "-", "—", "——", "－", "–", "--");
    private static final Set<String> KEYS = Set.of("unit_code", "year", "form", "scope", "revision", "reason");

    @TempDir
    Path folder;

    private final Random random = new Random(20_170_630);
    private Catalogue catalogue;
    private UnitRegister units;
    private RuleBook rules;
    private Validator validator;

    @Test
    void noDamageIsReadAsSomethingElse() throws IOException {
        catalogue = CatalogueReader.read(Path.of("jobs/forms"));
        units = UnitReader.read(Path.of("sample-data/units.csv"));
        rules = RuleBook.compile(catalogue);
        validator = new Validator(rules);
        SubmissionReader reader = new SubmissionReader(catalogue, units);
        Path file = folder.resolve("damaged.csv");
        int damaged = 0;
        int attributed = 0;
        int accepted = 0;
        for (int i = 0; i < FILES; i++) {
            CorrectFile.Layout layout = CorrectFile.Layout.values()[i % 3];
            byte[] bytes = damage(CorrectFile.of(layout, SUBMISSIONS_PER_FILE, catalogue, units.units(), random));
            Files.write(file, bytes);
            Reading reading = new Reading("office/damaged-" + i + ".csv");
            reader.read(file, reading.source, reading);
            reading.compareWith(layout, bytes);
            damaged += SUBMISSIONS_PER_FILE;
            attributed += reading.submissions.size();
            accepted += reading.accepted;
        }
        assertThat(damaged).isGreaterThanOrEqualTo(100_000);
        assertThat(attributed)
                .as("enough get through the damage to be compared")
                .isGreaterThan(damaged / 5 * 2);
        assertThat(accepted).as("damage does not spread to the neighbours").isGreaterThan(damaged / 10);
    }

    /** Every submission is damaged once or twice; one file in eight also as a whole, one in eight with stray quotes. */
    private byte[] damage(CorrectFile correct) {
        int kind = random.nextInt(8);
        StringBuilder text = new StringBuilder(kind == 0 ? damagedHeader(correct.header()) : correct.header());
        for (String submission : correct.submissions()) {
            String damaged = submission;
            for (int times = 1 + random.nextInt(2); times > 0 && !damaged.isEmpty(); times--) {
                Damage damage = kind == 1 && random.nextInt(30) == 0 ? Damage.QUOTE : Damage.ofOneSubmission(random);
                damaged = damage.apply(damaged, random);
            }
            text.append(damaged);
        }
        String all = kind == 2 ? text.toString().replace("\n", random.nextBoolean() ? "\r\n" : "\r") : text.toString();
        byte[] bytes = (kind == 3 ? "\uFEFF" + all : all).getBytes(StandardCharsets.UTF_8);
        if (kind == 4 && random.nextInt(3) == 0) {
            for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
        } else if (kind == 5) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
        return bytes;
    }

    private String damagedHeader(String header) {
        if (header.isEmpty()) {
            return "乱\n";
        }
        if (random.nextInt(3) > 0) {
            String[] columns = header.strip().split(",");
            columns[random.nextInt(columns.length)] = columns[random.nextInt(columns.length)];
            return String.join(",", columns) + "\n";
        }
        return Damage.ofOneSubmission(random).apply(header, random);
    }

    /** Takes what one file yields and checks each piece as it comes. */
    private final class Reading implements SubmissionSink {

        private final String source;
        private final List<Submission> submissions = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Set<Integer> linesWithFindings = new HashSet<>();
        private int read;
        private int accepted;
        private int rejected;
        private int unattributed;
        private int findingsTold;

        private Reading(String source) {
            this.source = source;
        }

        @Override
        public void submission(Submission submission) {
            read++;
            submissions.add(submission);
            Verdict verdict = validator.check(submission);
            verdict.findings().forEach(this::note);
            accepted += verdict.isAccepted() ? 1 : 0;
            rejected += verdict.findings().stream().anyMatch(finding -> finding.severity() == Severity.HARD) ? 1 : 0;
            assertThat(submission.received().values())
                    .as("a database can hold it")
                    .noneMatch(text -> text.indexOf('\0') >= 0);
            long asked = rules.rules(submission.form()).stream()
                    .mapToLong(rule -> rule.formulas().size())
                    .sum();
            assertThat(verdict.passed() + verdict.failed() + verdict.undecided())
                    .isEqualTo(asked);
            if (read % 100 == 0 && submissions.size() % 5 == 0) {
                new Hints(rules).of(submission, verdict);
            }
        }

        @Override
        public void unattributed() {
            read++;
            unattributed++;
            assertThat(findings.size()).as("says why").isGreaterThan(findingsTold);
            findingsTold = findings.size();
        }

        @Override
        public void finding(Finding finding) {
            note(finding);
            findings.add(finding);
        }

        private void note(Finding finding) {
            linesWithFindings.add(finding.line());
            if (!finding.source().equals(source)
                    || finding.line() < 0
                    || finding.message().isBlank()) {
                throw new AssertionError(finding);
            }
        }

        private void compareWith(CorrectFile.Layout layout, byte[] bytes) {
            assertThat(read).isEqualTo(accepted + rejected + unattributed).isEqualTo(submissions.size() + unattributed);
            String text;
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                assertThat(findings).extracting(Finding::rule).containsAnyOf("unreadable-file", "unknown-layout");
                return;
            }
            PlainCsv csv = new PlainCsv(text);
            assertThat(linesWithFindings).allMatch(line -> line <= csv.lines());
            assertThat(findings.stream().anyMatch(finding -> finding.rule().equals("unreadable-file")))
                    .as(source)
                    .isEqualTo(csv.isBroken() && !isUnknown());
            for (Submission submission : submissions) {
                String name = units.ofCode(submission.unitCode()).get(0).name();
                if (!text.contains(submission.unitCode()) && !text.contains(name)) {
                    throw new AssertionError("nobody named " + submission.unitCode());
                }
            }
            if (layout == CorrectFile.Layout.LONG && csv.isBroken() && !isUnknown()) {
                assertThat(submissions).as("may lack rows").allMatch(submission -> !submission.isReadable());
            }
            if (!isUnknown() && !csv.rows().isEmpty()) {
                if (layout == CorrectFile.Layout.TABLE
                        && csv.rows().get(0).fields().containsAll(List.of("unit_code", "year", "form"))) {
                    compareTable(csv);
                } else {
                    compareRows(csv);
                }
            }
        }

        /** Whether the file was refused as a whole. */
        private boolean isUnknown() {
            return findings.stream().anyMatch(finding -> finding.rule().equals("unknown-layout"));
        }

        private void compareTable(PlainCsv csv) {
            PlainCsv.Row header = csv.rows().get(0);
            assertThat(read).as(source).isEqualTo(csv.rows().size() - 1);
            List<String> codes = header.fields().stream().map(PlainCsv::strip).toList();
            int next = 1;
            for (Submission submission : submissions) {
                while (csv.rows().get(next).line() != submission.line()) {
                    next++;
                }
                PlainCsv.Row row = csv.rows().get(next++);
                for (int i = 0; i < Math.max(row.fields().size(), codes.size()); i++) {
                    String code = header.field(i);
                    compare(submission, code, row.field(i), codes.indexOf(code) < i);
                }
            }
        }

        private void compare(Submission submission, String code, String text, boolean repeated) {
            if (KEYS.contains(code)) {
                return;
            }
            Cell cell = repeated ? null : submission.form().cell(code);
            boolean said = submission.findings().stream()
                    .anyMatch(finding -> code.equals(finding.cell())
                            || cell == null && finding.rule().equals("wrong-field-count"));
            boolean right;
            if (cell == null) {
                right = said || BLANKS.contains(text);
            } else if (cell.isFigure()) {
                long figure = submission.figures()[cell.index()];
                right = isSame(cell, text, figure)
                        || said && figure == FixedPoint.BLANK
                        || isNoted(submission, cell, text);
            } else {
                right = BLANKS.contains(text)
                        || text.replace("\0", "").equals(submission.received().get(code));
            }
            if (!right) {
                throw new AssertionError(source + ":" + submission.line() + " [" + code + "] " + text);
            }
        }

        /** Each figure stands as such in the row that it is said to come from. */
        private void compareRows(PlainCsv csv) {
            Map<Integer, PlainCsv.Row> rowsByLine =
                    csv.rows().stream().collect(Collectors.toMap(PlainCsv.Row::line, Function.identity()));
            for (Submission submission : submissions) {
                for (Cell cell : submission.form().cells()) {
                    long figure = submission.figures()[cell.index()];
                    if (figure != FixedPoint.BLANK
                            && submission.received().get(cell.code()) == null
                            && rowsByLine.get(submission.lineOf(cell)).fields().stream()
                                    .noneMatch(field -> isSame(cell, PlainCsv.strip(field), figure))) {
                        throw new AssertionError(source + ":" + submission.lineOf(cell) + " [" + cell.code() + "]");
                    }
                }
            }
        }
    }

    /** Whether the text was read otherwise than as a plain number, kept as it was and noted. */
    private static boolean isNoted(Submission submission, Cell cell, String text) {
        return text.replace("\0", "")
                        .strip()
                        .equals(PlainCsv.strip(submission.received().getOrDefault(cell.code(), "")))
                && submission.findings().stream()
                        .anyMatch(finding -> finding.severity() == Severity.NOTE
                                && cell.code().equals(finding.cell()));
    }

    /** Whether the figure is exactly what the text says; a text that says none leaves a blank. */
    private static boolean isSame(Cell cell, String text, long figure) {
        if (!cell.isFigure() || BLANKS.contains(text)) {
            return figure == FixedPoint.BLANK;
        }
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return figure == (text.equals("是") ? 1 : text.equals("否") ? 0 : FixedPoint.BLANK + 1);
        }
        return figure != FixedPoint.BLANK
                && NUMBER.matcher(text).matches()
                && new BigDecimal(text).compareTo(BigDecimal.valueOf(figure, cell.decimals())) == 0;
    }
}
