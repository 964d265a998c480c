package org.disclosurerollup.submission;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.CreditCode;

/** Compares what a form says of its unit and year with what the names of its file and folders say. */
final class NameCheck {

    private final NamedUnits named;

    NameCheck(NamedUnits named) {
        this.named = named;
    }

    void check(Submission submission, String creditCode, String source) {
        List<String> years = PathWords.years(source);
        String year = submission.period().toString();
        if (!years.isEmpty() && !years.contains(year)) {
            String said = String.join("、", years);
            submission.add(
                    ReadingRule.OTHER_THAN_NAMED,
                    null,
                    year,
                    said,
                    "表内年度为 " + year + ",文件名或文件夹名为 " + said + ",请核对;按表内年度受理。",
                    submission.line());
        }
        Optional<String> unit = named.inFileName(source);
        Set<String> areas = named.areas(source);
        boolean other = unit.isPresent()
                ? !named.isBelow(submission.unitCode(), Set.of(unit.get()))
                : !areas.isEmpty() && !named.isBelow(submission.unitCode(), areas);
        if (other) {
            String said = unit.orElseGet(() -> String.join("、", areas));
            submission.add(
                    ReadingRule.OTHER_THAN_NAMED,
                    null,
                    submission.unitCode(),
                    said,
                    "表内填报单位为 " + submission.unitCode() + ",文件名或文件夹名指向 " + said + ",请核对;按表内单位受理。",
                    submission.line());
        }
        if (!creditCode.isEmpty()) {
            checkCreditCode(submission, creditCode);
        }
    }

    private void checkCreditCode(Submission submission, String text) {
        Optional<String> owner = named.ofCreditCode(text);
        if (!CreditCode.isValid(CreditCode.normalise(text))) {
            submission.add(
                    ReadingRule.BAD_CREDIT_CODE,
                    null,
                    text,
                    null,
                    "统一社会信用代码“" + text + "”的校验码不符,请核对。",
                    submission.line());
        } else if (owner.isPresent() && !owner.get().equals(submission.unitCode())) {
            submission.add(
                    ReadingRule.BAD_CREDIT_CODE,
                    null,
                    text,
                    null,
                    "统一社会信用代码“" + text + "”属于填报单位 " + owner.get() + ",不属于 " + submission.unitCode() + ",请核对。",
                    submission.line());
        }
    }
}
