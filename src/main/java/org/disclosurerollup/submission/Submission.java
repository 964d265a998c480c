package org.disclosurerollup.submission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitKind;

/**
 * One unit's form for one period in one scope, as a file has it. Filled cell by cell while it is read; figures are in
 * units of each cell's last decimal, blanks are {@link FixedPoint#BLANK}.
 */
public final class Submission {

    /** What can be wrong with a row that has no figures. */
    private static final Set<String> NO_FIGURE_AT_FAULT =
            Set.of(ReadingRule.WRONG_FIELD_COUNT.code(), ReadingRule.UNREADABLE_FILE.code());

    private final String unitCode;
    private final UnitKind unitKind;
    private final Form form;
    private final Period period;
    private final Scope scope;
    private final int revision;
    private final String reason;
    private final String source;
    private final int line;
    private final long[] figures;
    private boolean withdrawn;
    private int[] cellLines;
    private int[] cellColumns;
    private Places[] cellPlaces;
    private Places at = Places.LINES;
    private int atLine;
    private int atColumn = -1;
    private Map<String, String> received = Map.of();
    private WrittenBlanks writtenBlanks;
    private List<Finding> findings = List.of();

    /**
     * @param revision number stated in the file, 0 if none
     * @param reason why it was revised, {@code null} if not stated
     * @param line first line of the submission in its file
     */
    public Submission(
            String unitCode,
            UnitKind unitKind,
            Form form,
            Period period,
            Scope scope,
            int revision,
            String reason,
            String source,
            int line) {
        this.unitCode = unitCode;
        this.unitKind = unitKind;
        this.form = form;
        this.period = period;
        this.scope = scope;
        this.revision = revision;
        this.reason = reason;
        this.source = source;
        this.line = line;
        this.figures = new long[form.size()];
        Arrays.fill(figures, FixedPoint.BLANK);
    }

    public String unitCode() {
        return unitCode;
    }

    public UnitKind unitKind() {
        return unitKind;
    }

    public Form form() {
        return form;
    }

    public Period period() {
        return period;
    }

    public Scope scope() {
        return scope;
    }

    /** The revision number stated in the file, 0 if none. */
    public int revision() {
        return revision;
    }

    public String reason() {
        return reason;
    }

    /** Whether it takes back what the unit filed before (撤回). */
    public boolean isWithdrawn() {
        return withdrawn;
    }

    void withdraw() {
        withdrawn = true;
    }

    /**
     * Empties a withdrawal that was read to its end: figures beside it mean nothing, and nothing that is wrong with them
     * keeps it from taking effect. That there were any is a finding.
     */
    void dropFigures() {
        boolean any = Arrays.stream(figures).anyMatch(figure -> figure != FixedPoint.BLANK)
                || received.values().stream().anyMatch(text -> !CellText.isBlank(CellText.strip(text)))
                || findings.stream().map(Finding::rule).anyMatch(rule -> !NO_FIGURE_AT_FAULT.contains(rule));
        Arrays.fill(figures, FixedPoint.BLANK);
        received = Map.of();
        findings = List.of();
        if (any) {
            add(ReadingRule.WITHDRAWN_FIGURES, null, null, null, "本行为撤回,同时填写的数据不予计入;如不是撤回,请更正“撤回”一栏。", line);
        }
    }

    public String source() {
        return source;
    }

    public int line() {
        return line;
    }

    /** One figure per cell of the form; the array itself, not a copy. */
    public long[] figures() {
        return figures;
    }

    /**
     * The figures as rules see them: a filled cell of text stands as one, so that a rule can ask whether it is filled.
     * Texts themselves are stored beside the figures, never among them.
     */
    public long[] figuresForRules() {
        long[] seen = figures;
        for (Map.Entry<String, String> entry : received.entrySet()) {
            Cell cell = form.cell(entry.getKey());
            if (!cell.isFigure() && !CellText.isBlank(CellText.strip(entry.getValue()))) {
                seen = seen == figures ? figures.clone() : seen;
                seen[cell.index()] = 1;
            }
        }
        return seen;
    }

    /** The text as received of each cell that was not a plain figure, by cell code. */
    public Map<String, String> received() {
        return Collections.unmodifiableMap(received);
    }

    /** Fills a submission that is not read from a file but from what was stored of it. */
    void restore(long[] stored, Map<String, String> texts) {
        System.arraycopy(stored, 0, figures, 0, figures.length);
        received = texts;
    }

    /**
     * Where its cells stand and where reading it ended; what {@link #placeOf} and {@link #lineOf} answer from.
     *
     * @param lines by cell, 0 for one that was not met; {@code null} where each row is a whole submission
     * @param columns by cell, from 0; {@code null} with the lines
     * @param places by cell; {@code null} with the lines
     */
    record Whereabouts(int[] lines, int[] columns, Places[] places, Places at, int atLine) {}

    Whereabouts whereabouts() {
        return new Whereabouts(cellLines, cellColumns, cellPlaces, at, atLine);
    }

    /** Fills a submission that was read before, by this or another process, with all that its readers ask for. */
    void restore(long[] stored, Map<String, String> texts, Whereabouts where, boolean isWithdrawal) {
        restore(stored, texts);
        cellLines = where.lines();
        cellColumns = where.columns();
        cellPlaces = where.places();
        at = where.at();
        atLine = where.atLine();
        withdrawn = isWithdrawal;
    }

    /** What reading it found. */
    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    public boolean isReadable() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.HARD);
    }

    /** Whether its form is not for its year: then it is read to say what is wrong with it, and never counted. */
    boolean isOfAnotherYear() {
        return !form.isValidIn(period);
    }

    /** The line on which a cell stands. */
    public int lineOf(Cell cell) {
        return cellLines == null || cellLines[cell.index()] == 0 ? line : cellLines[cell.index()];
    }

    /**
     * Where a cell stands beyond its line, {@code null} where the line says it all.
     *
     * @param codes cell codes separated by spaces, of which the first is meant; {@code null} for none
     */
    public String placeOf(String codes) {
        Cell cell = codes == null ? null : form.cell(codes.split(" ", 2)[0]);
        if (cell == null || cellLines == null || cellLines[cell.index()] == 0) {
            return at.of(atLine, -1);
        }
        return cellPlaces[cell.index()].of(cellLines[cell.index()], cellColumns[cell.index()]);
    }

    /** Whether a cell was read already, for layouts where it could come twice. */
    boolean has(Cell cell) {
        return cellLines != null && cellLines[cell.index()] != 0;
    }

    /** Reads a cell that stands anywhere in the file. */
    void put(Cell cell, String text, Places places, int cellLine, int column) {
        if (cellLines == null) {
            cellLines = new int[figures.length];
            cellColumns = new int[figures.length];
            cellPlaces = new Places[figures.length];
        }
        cellLines[cell.index()] = cellLine;
        cellColumns[cell.index()] = column;
        cellPlaces[cell.index()] = places;
        if (!text.isEmpty() && !putPlain(cell, text)) {
            goTo(places, cellLine, column);
            putOther(cell, text);
        }
    }

    /** Reads a cell of a row that holds the whole submission. */
    void put(Cell cell, Rows row, int column) {
        CharSequence text = row.view(column);
        if (text.length() > 0 && !putPlain(cell, text)) {
            goTo(row.places(), row.line(), column);
            putOther(cell, text.toString());
        }
    }

    /** Reads a cell: a figure, a blank, text that is kept, or a finding. */
    void put(Cell cell, CharSequence text) {
        if (text.length() > 0 && !putPlain(cell, text)) {
            putOther(cell, text.toString());
        }
    }

    private boolean putPlain(Cell cell, CharSequence text) {
        if (cell.isFigure() && cell.rollUp() != RollUp.COUNT_YES) {
            long figure = FixedPoint.parse(text, cell.decimals());
            if (FixedPoint.isFigure(figure)) {
                figures[cell.index()] = figure;
                return true;
            }
        }
        return false;
    }

    private void goTo(Places places, int newLine, int column) {
        at = places;
        atLine = newLine;
        atColumn = column;
    }

    /** Notes that the file has a formula where the cell stands, of which the result as saved was read. */
    void noteFormula(Cell cell, Places places, int cellLine, int column) {
        goTo(places, cellLine, column);
        String value = figures[cell.index()] == FixedPoint.BLANK
                ? received.getOrDefault(cell.code(), "")
                : FixedPoint.toText(figures[cell.index()], cell.decimals());
        if (value.isEmpty()) {
            add(
                    ReadingRule.FORMULA_WITHOUT_VALUE,
                    cell,
                    null,
                    null,
                    "“" + cell.label() + "”是公式,文件中没有保存其结果;请用电子表格软件打开、保存后重新报送,或直接填写数字。");
        } else {
            note(ReadingRule.FORMULA_VALUE, cell, value, "“" + cell.label() + "”是公式,按文件中保存的结果 " + value + " 读取,未重新计算。");
        }
    }

    private void note(ReadingRule rule, Cell cell, String actual, String message) {
        add(finding(rule, cell.code(), actual, null, message, lineOf(cell)).at(at.ofNote(atLine, atColumn)));
    }

    private void putOther(Cell cell, String text) {
        String stripped = CellText.strip(text);
        if (CellText.isBlank(stripped)) {
            keep(cell, text);
            if (CellText.isWrittenBlank(text, stripped)) {
                addWrittenBlank(cell);
            }
        } else if (!cell.isFigure()) {
            keep(cell, stripped);
        } else if (cell.rollUp() == RollUp.COUNT_YES) {
            if (stripped.equals("是") || stripped.equals("否")) {
                figures[cell.index()] = stripped.equals("是") ? 1 : 0;
            } else {
                keep(cell, text);
                add(ReadingRule.NOT_YES_NO, cell, text, "是 或 否", "“" + cell.label() + "”只能填“是”或“否”。");
            }
        } else {
            putNumber(cell, text, stripped);
        }
    }

    private void addWrittenBlank(Cell cell) {
        if (writtenBlanks == null) {
            writtenBlanks = new WrittenBlanks(lineOf(cell), at.ofNote(atLine, atColumn));
        }
        writtenBlanks.add(cell);
    }

    /** Notes once, at the end of the submission, the cells in which something stands that was read as a blank. */
    void noteWrittenBlanks() {
        if (writtenBlanks != null) {
            add(finding(
                            ReadingRule.WRITTEN_BLANK,
                            writtenBlanks.codes(),
                            null,
                            null,
                            writtenBlanks.message(),
                            writtenBlanks.line())
                    .at(writtenBlanks.place()));
        }
    }

    private void putNumber(Cell cell, String text, String stripped) {
        long figure = FixedPoint.parse(stripped, cell.decimals());
        if (FixedPoint.isFigure(figure)) {
            figures[cell.index()] = figure;
            return;
        }
        keep(cell, text);
        if (figure == FixedPoint.TOO_MANY_DECIMALS) {
            refuse(cell, text, WildNumber.Kind.TOO_MANY_DECIMALS, "");
        } else if (figure == FixedPoint.TOO_LARGE) {
            refuse(cell, text, WildNumber.Kind.TOO_LARGE, "");
        } else {
            WildNumber wild = WildNumber.read(stripped, cell.unitOfMeasure(), cell.decimals());
            if (wild.isFigure()) {
                putWild(cell, stripped, wild);
            } else {
                refuse(cell, text, wild.kind(), wild.reason());
            }
        }
    }

    private void putWild(Cell cell, String stripped, WildNumber wild) {
        figures[cell.index()] = wild.figure();
        String value = FixedPoint.toText(wild.figure(), cell.decimals());
        boolean about = wild.kind() == WildNumber.Kind.APPROXIMATE;
        note(
                about ? ReadingRule.APPROXIMATE_NUMBER : ReadingRule.NUMBER_CONVERTED,
                cell,
                stripped,
                "“" + cell.label() + "”填为“" + stripped + "”,读作 " + value + cell.unitOfMeasure() + (about ? "(约数)" : "")
                        + "。");
    }

    private void refuse(Cell cell, String text, WildNumber.Kind kind, String reason) {
        String label = "“" + cell.label() + "”";
        switch (kind) {
            case TOO_MANY_DECIMALS -> {
                String places = cell.decimals() == 0 ? "整数" : "最多 " + cell.decimals() + " 位小数";
                add(ReadingRule.TOO_MANY_DECIMALS, cell, text, places, label + "应为" + places + "。");
            }
            case TOO_LARGE ->
                add(
                        ReadingRule.TOO_LARGE,
                        cell,
                        text,
                        "不超过 " + FixedPoint.toText(FixedPoint.LARGEST, cell.decimals()),
                        label + "的数值过大,请核对计量单位(" + cell.unitOfMeasure() + ")。");
            case AMBIGUOUS -> add(ReadingRule.AMBIGUOUS_NUMBER, cell, text, "数字", label + reason + ";请只填阿拉伯数字。");
            default -> add(ReadingRule.NOT_A_NUMBER, cell, text, "数字", label + "不是数字;请只填阿拉伯数字,没有数据请留空。");
        }
    }

    /** Keeps the text but for NUL characters, which no database text can hold. */
    private void keep(Cell cell, String text) {
        if (received.isEmpty()) {
            received = new TreeMap<>();
        }
        received.put(cell.code(), text.replace("\0", ""));
    }

    void add(ReadingRule rule, Cell cell, String actual, String expected, String message) {
        add(finding(rule, cell.code(), actual, expected, message, lineOf(cell)).at(at.of(atLine, atColumn)));
    }

    void add(ReadingRule rule, String cell, String actual, String expected, String message, int findingLine) {
        add(finding(rule, cell, actual, expected, message, findingLine));
    }

    void add(
            ReadingRule rule,
            String cell,
            String actual,
            String expected,
            String message,
            Places places,
            int findingLine,
            int column) {
        add(finding(rule, cell, actual, expected, message, findingLine).at(places.of(findingLine, column)));
    }

    private Finding finding(
            ReadingRule rule, String cell, String actual, String expected, String message, int findingLine) {
        return new Finding(
                rule.severity(),
                rule.code(),
                unitCode,
                period.toString(),
                form.id(),
                cell,
                actual,
                expected,
                message,
                source,
                findingLine);
    }

    void add(Finding finding) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>(2);
        }
        findings.add(finding);
    }

    /**
     * SHA-256 over what was filed: key, stated revision, figures and texts, but neither the place it was read from nor
     * how a figure was written: the same figures are the same submission from whatever file they come.
     */
    byte[] content(MessageDigest sha256) {
        return content(sha256, revision);
    }

    /** The same as if it stated no revision. */
    byte[] contentWithoutNumber(MessageDigest sha256) {
        return content(sha256, 0);
    }

    private byte[] content(MessageDigest sha256, int stated) {
        String key = unitCode
                + '\n'
                + form.id()
                + '\n'
                + period
                + '\n'
                + scope.code()
                + '\n'
                + stated
                + '\n'
                + receivedBesideFigures()
                + (withdrawn ? "\nwithdrawn" : "");
        sha256.update(key.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(figures.length * Long.BYTES);
        bytes.asLongBuffer().put(figures);
        return sha256.digest(bytes.array());
    }

    /** What was received in cells that have no figure. */
    private Map<String, String> receivedBesideFigures() {
        Map<String, String> texts = received;
        for (String code : received.keySet()) {
            if (figures[form.cell(code).index()] != FixedPoint.BLANK) {
                texts = texts == received ? new TreeMap<>(received) : texts;
                texts.remove(code);
            }
        }
        return texts;
    }
}
