package org.disclosurerollup.submission;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.grid.FileKind;

/**
 * Reads a file of submissions in any of the three layouts, of stated figures or of explanations, recognised by its first
 * row, as text or as a workbook, and the forms in documents and pages. What is wrong with it becomes findings.
 */
public final class SubmissionReader {

    private static final int MOST_TITLES = 10;
    private static final String NO_ACCESS = "没有读取权限或文件已不存在,请核对文件或文件夹的权限;其余文件照常读取。";

    private static final Set<String> TOLD_OF_ANOTHER_YEAR = Stream.of(
                    ReadingRule.WRONG_YEAR,
                    ReadingRule.NOT_A_NUMBER,
                    ReadingRule.AMBIGUOUS_NUMBER,
                    ReadingRule.TOO_MANY_DECIMALS,
                    ReadingRule.TOO_LARGE,
                    ReadingRule.NOT_YES_NO)
            .map(ReadingRule::code)
            .collect(Collectors.toUnmodifiableSet());

    private final TabularLayouts tables;
    private final FormLayout formLayout;
    private final DocumentLayout documents;

    public SubmissionReader(Catalogue catalogue, UnitRegister units) {
        NamedUnits named = new NamedUnits(units);
        Identification identification = new Identification(catalogue, units, named);
        tables = new TabularLayouts(catalogue, units, identification);
        formLayout = new FormLayout(catalogue, identification, named);
        documents = new DocumentLayout(tables, formLayout);
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
        SubmissionSink handingOver = new HandingOver(sink);
        try {
            readContent(file, source, handingOver);
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Lost between our look and our reading.
            report(sink, ReadingRule.UNREADABLE_FILE, source, 0, NO_ACCESS);
        }
    }

    private void readContent(Path file, String source, SubmissionSink sink) throws IOException {
        String name = source.substring(source.lastIndexOf('/') + 1);
        if (Files.size(file) == 0 && FileKind.isKnown(name)) {
            report(sink, ReadingRule.UNKNOWN_LAYOUT, source, 0, "文件是空的。");
            return;
        }
        FileKind kind = FileKind.of(file, name);
        if (!FileKind.isKnown(name) && (kind == FileKind.OTHER || kind == FileKind.TEXT)) {
            report(sink, ReadingRule.UNSUPPORTED_FILE, source, 0, "只读取 CSV、Excel、Word 和网页文件,此文件未读取。");
            return;
        }
        String unread = switch (kind) {
            case ENCRYPTED -> "文件已加密,无法读取;请取消密码后重新报送。";
            case BROKEN -> "文件已损坏或不完整,请重新生成后报送。";
            case OTHER -> "文件内容与扩展名不符,不是可以读取的格式;请另存为 CSV、Excel 或 Word 文件后重新报送。";
            default -> null;
        };
        if (unread != null) {
            report(sink, ReadingRule.UNREADABLE_FILE, source, 0, unread);
            return;
        }
        if (!kind.fits(name)) {
            report(sink, ReadingRule.READ_AS, source, 0, "文件内容是" + kind.label() + ",与扩展名不符,按内容读取。");
        }
        if (kind == FileKind.TEXT) {
            readText(file, source, sink);
        } else {
            documents.read(file, kind, source, sink);
        }
    }

    private void readText(Path file, String source, SubmissionSink sink) throws IOException {
        try (CsvRows rows = new CsvRows(file)) {
            if (!rows.isUtf8()) {
                report(sink, ReadingRule.READ_AS, source, 0, "文件按 " + rows.encoding() + " 编码读取。");
            }
            try {
                readRows(rows, source, sink);
            } catch (CharacterCodingException e) {
                report(
                        sink,
                        ReadingRule.UNREADABLE_FILE,
                        source,
                        rows.line(),
                        "文件中有无法识别的字符,不是 UTF-8、UTF-16 或 GB18030 编码的文本;请另存为“CSV UTF-8”后重新报送。");
            } catch (MalformedFileException e) {
                report(
                        sink,
                        ReadingRule.UNREADABLE_FILE,
                        source,
                        rows.line(),
                        "从本行起无法读取(" + e.getMessage() + ")。此前已完整读出的报表已受理,其余均未读取,请更正后重新报送。");
            }
        }
    }

    private void readRows(Rows rows, String source, SubmissionSink sink) throws IOException {
        if (!rows.next()) {
            report(sink, ReadingRule.UNKNOWN_LAYOUT, source, 0, "文件是空的。");
            return;
        }
        String[] header = rows.strippedFields();
        for (int titles = 0; titles < MOST_TITLES && isTitle(header) && rows.next(); titles++) {
            header = rows.strippedFields();
        }
        if (KeyColumns.of(header).areComplete()) {
            tables.read(rows, header, source, sink);
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

    /** A line of one text that is no key of a form, as spreadsheets have it above their tables. */
    private static boolean isTitle(String[] fields) {
        return Arrays.stream(fields).filter(field -> !field.isEmpty()).count() == 1 && !FormLayout.fits(fields);
    }

    static void report(SubmissionSink sink, ReadingRule rule, String source, int line, String message) {
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
            submission.noteWrittenBlanks();
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
