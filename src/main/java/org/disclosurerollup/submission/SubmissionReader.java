package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.UnitRegister;

/**
 * Reads a file of submissions in any of the three layouts, of stated figures or of explanations, recognised by its first
 * row. What is wrong with it becomes findings.
 */
public final class SubmissionReader {

    private static final String NO_ACCESS = "没有读取权限或文件已不存在,请核对文件或文件夹的权限;其余文件照常读取。";

    private static final Set<String> TOLD_OF_ANOTHER_YEAR = Stream.of(
                    ReadingRule.WRONG_YEAR,
                    ReadingRule.NOT_A_NUMBER,
                    ReadingRule.TOO_MANY_DECIMALS,
                    ReadingRule.TOO_LARGE,
                    ReadingRule.NOT_YES_NO)
            .map(ReadingRule::code)
            .collect(Collectors.toUnmodifiableSet());

    private final TableLayout tableLayout;
    private final LongLayout longLayout;
    private final FormLayout formLayout;
    private final StatedLayout statedLayout;
    private final ExplanationLayout explanationLayout;

    public SubmissionReader(Catalogue catalogue, UnitRegister units) {
        Identification identification = new Identification(catalogue, units);
        tableLayout = new TableLayout(catalogue, identification);
        longLayout = new LongLayout(identification);
        formLayout = new FormLayout(catalogue, identification);
        statedLayout = new StatedLayout(identification, units);
        explanationLayout = new ExplanationLayout(identification);
    }

    /**
     * @param source the file's name in findings, relative to the inbox
     * @throws IOException only if the machine cannot read the file; content never throws
     */
    public void read(Path file, String source, SubmissionSink sink) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            report(sink, ReadingRule.UNREADABLE_FILE, source, 0, NO_ACCESS);
            return;
        }
        if (!source.toLowerCase(Locale.ROOT).endsWith(".csv")) {
            report(sink, ReadingRule.UNSUPPORTED_FILE, source, 0, "目前只读取 CSV 文件(.csv),此文件未读取。");
            return;
        }
        SubmissionSink handingOver = new HandingOver(sink);
        try (CsvRows rows = new CsvRows(file)) {
            try {
                readRows(rows, source, handingOver);
            } catch (CharacterCodingException e) {
                report(sink, ReadingRule.UNREADABLE_FILE, source, rows.line(), "文件不是 UTF-8 编码,请另存为“CSV UTF-8”后重新报送。");
            } catch (MalformedFileException e) {
                report(
                        sink,
                        ReadingRule.UNREADABLE_FILE,
                        source,
                        rows.line(),
                        "从本行起无法读取(" + e.getMessage() + ");请检查引号是否成对。此前已完整读出的报表已受理,其余均未读取,请更正后重新报送。");
            }
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Lost between our look and our reading.
            report(sink, ReadingRule.UNREADABLE_FILE, source, 0, NO_ACCESS);
        }
    }

    private void readRows(CsvRows rows, String source, SubmissionSink sink) throws IOException {
        if (!rows.next()) {
            report(sink, ReadingRule.UNKNOWN_LAYOUT, source, 0, "文件是空的。");
            return;
        }
        String[] header = rows.strippedFields();
        if (KeyColumns.of(header).areComplete()) {
            Optional<String> repeated = KeyColumns.repeated(header);
            if (repeated.isPresent()) {
                String message = "表头中“" + repeated.get() + "”出现不止一列,无法确定以哪一列为准;文件未读取。";
                report(sink, ReadingRule.UNKNOWN_LAYOUT, source, rows.line(), message);
                return;
            }
            if (StatedLayout.fits(header)) {
                statedLayout.read(rows, header, source, sink);
            } else if (ExplanationLayout.fits(header)) {
                explanationLayout.read(rows, header, source, sink);
            } else if (LongLayout.fits(header)) {
                longLayout.read(rows, header, source, sink);
            } else {
                tableLayout.read(rows, header, source, sink);
            }
        } else if (FormLayout.fits(header) && !KeyColumns.of(header).areSeveral()) {
            formLayout.read(rows, source, sink);
        } else {
            report(
                    sink,
                    ReadingRule.UNKNOWN_LAYOUT,
                    source,
                    rows.line(),
                    "无法识别文件格式:首行应为 unit_code,year,form,… 或“填报单位,…”。");
        }
    }

    private static void report(SubmissionSink sink, ReadingRule rule, String source, int line, String message) {
        sink.finding(
                new Finding(rule.severity(), rule.code(), null, null, null, null, null, null, message, source, line));
    }

    /**
     * Looks at a submission once it was read to its end. One in which nothing is filled counts as filed, and somebody
     * should look at it; a withdrawal loses what was filled. Of one on the form of another year only what stands wrongly
     * in its cells is handed over, since whoever copies the figures into the right form would copy that as well.
     */
    private record HandingOver(SubmissionSink sink) implements SubmissionSink {

        @Override
        public void submission(Submission submission) {
            if (submission.isOfAnotherYear()) {
                submission.findings().stream()
                        .filter(finding -> TOLD_OF_ANOTHER_YEAR.contains(finding.rule()))
                        .forEach(sink::finding);
                sink.unattributed();
                return;
            }
            if (submission.isWithdrawn()) {
                submission.dropFigures();
                sink.submission(submission);
                return;
            }
            boolean empty = Arrays.stream(submission.figures()).allMatch(figure -> figure == FixedPoint.BLANK);
            if (empty && submission.received().isEmpty()) {
                submission.add(ReadingRule.NO_FIGURES, null, null, null, "本表没有填写任何数据;如确无数据,请忽略。", submission.line());
            }
            sink.submission(submission);
        }

        @Override
        public void unattributed() {
            sink.unattributed();
        }

        @Override
        public void claim(Claim claim) {
            sink.claim(claim);
        }

        @Override
        public void finding(Finding finding) {
            sink.finding(finding);
        }

        @Override
        public void explanation(Explanation explanation) {
            sink.explanation(explanation);
        }
    }
}
