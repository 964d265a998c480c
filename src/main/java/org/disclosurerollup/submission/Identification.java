package org.disclosurerollup.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CreditCode;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitRegister;

/** Finds out whose submission it is, on which form, for which year and scope; reports all that is wrong with these at once. */
final class Identification {

    private static final Set<String> YES = Set.of("是", "yes", "true", "1");
    private static final Set<String> NO = Set.of("否", "no", "false", "0");

    private static final Pattern YEAR_WORD = Pattern.compile("年度?$");

    private final Catalogue catalogue;
    private final UnitRegister units;
    private final NamedUnits named;

    Identification(Catalogue catalogue, UnitRegister units, NamedUnits named) {
        this.catalogue = catalogue;
        this.units = units;
        this.named = named;
    }

    /** The key fields as a file states them; absent ones are empty. */
    record Stated(
            String unit, String year, String form, String scope, String revision, String reason, String withdrawn) {

        /** The same key where only some of its rows repeat the reason. */
        Stated withoutReason() {
            return new Stated(unit, year, form, scope, revision, "", withdrawn);
        }
    }

    /** The empty submission, or none after its findings went to the sink. */
    Optional<Submission> identify(Stated stated, String source, int line, SubmissionSink sink) {
        Optional<Submission> submission = identifyInAnyYear(stated, source, line, sink);
        if (submission.filter(Submission::isOfAnotherYear).isPresent()) {
            submission.get().findings().forEach(sink::finding);
            sink.unattributed();
            return Optional.empty();
        }
        return submission;
    }

    /**
     * The same, but where nothing is wrong except that the form is not for that year, the submission is given all the
     * same, with that as its finding, so that its cells can be read.
     */
    Optional<Submission> identifyInAnyYear(Stated stated, String source, int line, SubmissionSink sink) {
        Problems problems = new Problems(stated, source, line, sink);
        Period period = period(stated.year(), problems);
        Form form = form(stated.form(), period, problems);
        Unit unit = unit(stated.unit(), period, problems);
        Scope scope = scope(stated.scope(), unit, problems);
        int revision = revision(stated.revision(), problems);
        boolean withdrawn = withdrawn(stated.withdrawn(), problems);
        if (problems.any) {
            problems.ofYear.ifPresent(sink::finding);
            sink.unattributed();
            return Optional.empty();
        }
        String reason = stated.reason().isEmpty() ? null : stated.reason();
        Submission submission =
                new Submission(unit.code(), unit.kind(), form, period, scope, revision, reason, source, line);
        if (withdrawn) {
            submission.withdraw();
        }
        problems.ofYear.ifPresent(submission::add);
        return Optional.of(submission);
    }

    private static Period period(String text, Problems problems) {
        String year = YEAR_WORD.matcher(text).replaceFirst("");
        Optional<Period> period = Period.parse(year);
        if (period.isEmpty()) {
            problems.add(ReadingRule.BAD_YEAR, text, "如 2017", "年度“" + text + "”无法识别,请填四位数的年份。");
            return null;
        }
        if (!period.get().isYear()) {
            problems.add(ReadingRule.NOT_ANNUAL, text, "年度", "目前只汇总年报,季报、月报暂不受理。");
            return null;
        }
        return period.get();
    }

    private Form form(String text, Period period, Problems problems) {
        Optional<Form> form = catalogue.formNamed(text, period);
        if (form.isEmpty()) {
            String known =
                    String.join("、", catalogue.forms().stream().map(Form::id).toList());
            problems.add(ReadingRule.UNKNOWN_FORM, text, known, "没有名为“" + text + "”的报表;现有报表:" + known + "。");
            return null;
        }
        if (period != null && !form.get().isValidIn(period)) {
            String right = catalogue.formsValidIn(period).stream()
                    .filter(other -> shared(form.get(), other) > 0)
                    .max(Comparator.comparing((Form other) -> series(other).equals(series(form.get())))
                            .thenComparingLong(other -> shared(form.get(), other)))
                    .map(Form::id)
                    .orElse("");
            problems.addOfYear(
                    text + " " + period,
                    right,
                    "报表 " + form.get().id() + " 适用于 " + form.get().years() + ",不能用于 " + period + " 年度"
                            + (right.isEmpty() ? "。" : ";请改用 " + right + "。"));
        }
        return form.get();
    }

    /** What the versions of one form have in common: the id without its year. */
    private static String series(Form form) {
        return form.id().replaceAll("-\\d{4}$", "");
    }

    /** How many indicators two forms share. */
    private static long shared(Form form, Form other) {
        return other.cells().stream()
                .filter(cell -> form.cellFor(cell.indicator()) != null)
                .count();
    }

    private Unit unit(String text, Period period, Problems problems) {
        List<Unit> versions = units.ofCode(text);
        if (versions.isEmpty()) {
            String credit = CreditCode.normalise(text);
            if (CreditCode.isLike(credit) && !CreditCode.isValid(credit)) {
                problems.add(ReadingRule.BAD_CREDIT_CODE, text, null, "统一社会信用代码“" + text + "”的校验码不符,请核对。");
                return null;
            }
            List<String> codes =
                    units.ofCreditCode(credit).map(List::of).orElseGet(() -> named.codes(text, problems.source));
            if (codes.size() > 1) {
                problems.add(
                        ReadingRule.AMBIGUOUS_UNIT,
                        text,
                        String.join(" 或 ", codes),
                        "有多个名为“" + text + "”的填报单位,请改填单位代码。");
                return null;
            }
            if (codes.isEmpty()) {
                problems.add(ReadingRule.UNKNOWN_UNIT, text, null, "填报单位“" + text + "”不在单位表(units.csv)中,请核对代码或名称。");
                return null;
            }
            versions = units.ofCode(codes.get(0));
        }
        if (period == null) {
            return versions.get(0);
        }
        Optional<Unit> valid =
                versions.stream().filter(version -> version.existedIn(period)).findFirst();
        if (valid.isEmpty()) {
            problems.add(
                    ReadingRule.UNIT_NOT_VALID,
                    text,
                    null,
                    "填报单位“" + versions.get(0).name() + "”在 " + period + " 年不存在(见 units.csv 的有效期)。");
            return null;
        }
        return valid.get();
    }

    private Scope scope(String text, Unit unit, Problems problems) {
        Optional<Scope> scope = Scope.parse(text);
        if (scope.isEmpty()) {
            problems.add(ReadingRule.BAD_SCOPE, text, "own 或 area", "口径只能填 own(本级)或 area(汇总)。");
            return null;
        }
        if (scope.get() == Scope.AREA && unit != null && !unit.kind().isArea()) {
            problems.add(ReadingRule.BAD_SCOPE, text, "own", "部门和政府本级没有下辖区域,口径只能是 own(本级)。");
            return null;
        }
        return scope.get();
    }

    private static int revision(String text, Problems problems) {
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("[1-9]\\d{0,5}")) {
            return Integer.parseInt(text);
        }
        problems.add(ReadingRule.BAD_REVISION, text, "1、2、3…", "修订次数“" + text + "”应为正整数。");
        return 0;
    }

    /** A blank is no. */
    private static boolean withdrawn(String text, Problems problems) {
        if (YES.contains(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        if (!CellText.isBlank(text) && !NO.contains(text.toLowerCase(Locale.ROOT))) {
            problems.add(ReadingRule.BAD_WITHDRAWAL, text, "是 或 否", "是否撤回只能填“是”或“否”,不撤回请留空。");
        }
        return false;
    }

    private static final class Problems {

        private final Stated stated;
        private final String source;
        private final int line;
        private final SubmissionSink sink;
        private boolean any;
        private Optional<Finding> ofYear = Optional.empty();

        private Problems(Stated stated, String source, int line, SubmissionSink sink) {
            this.stated = stated;
            this.source = source;
            this.line = line;
            this.sink = sink;
        }

        private void add(ReadingRule rule, String actual, String expected, String message) {
            any = true;
            sink.finding(finding(rule, actual, expected, message));
        }

        /** That the form is for other years, which alone does not keep the submission from being read. */
        private void addOfYear(String actual, String expected, String message) {
            ofYear = Optional.of(finding(ReadingRule.WRONG_YEAR, actual, expected, message));
        }

        private Finding finding(ReadingRule rule, String actual, String expected, String message) {
            return new Finding(
                    rule.severity(),
                    rule.code(),
                    stated.unit(),
                    stated.year(),
                    stated.form(),
                    null,
                    actual,
                    expected,
                    message,
                    source,
                    line);
        }
    }
}
