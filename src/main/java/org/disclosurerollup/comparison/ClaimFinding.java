package org.disclosurerollup.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.consolidation.Group;
import org.disclosurerollup.submission.Claim;
import org.disclosurerollup.submission.ClaimKind;
import org.disclosurerollup.submission.Finding;

/** Puts into words what is wrong with a claim: what is printed, what it should be, from which numbers. */
final class ClaimFinding {

    private static final int MORE_DECIMALS = 2;
    private static final int FAR_BEHIND = 40;

    private ClaimFinding() {}

    static Finding of(Claim claim, Recomputed recomputed) {
        if (!recomputed.isDecided()) {
            Severity severity = recomputed.senseless() ? Severity.HARD : Severity.SOFT;
            return about(claim, severity, null, "%s,无法核对:%s。".formatted(printed(claim), recomputed.gap()));
        }
        Interval truth = recomputed.truth().times(claim.printed().unitsPer(claim.cell()));
        String right = right(claim, truth);
        String numbers = numbers(claim, recomputed, truth);
        if (recomputed.incomplete() != null) {
            return about(
                    claim,
                    Severity.SOFT,
                    null,
                    "%s,按现有数据为 %s(%s),但%s,暂无法核对。".formatted(printed(claim), right, numbers, recomputed.incomplete()));
        }
        if (Judgement.of(claim.printed(), truth) == Judgement.TRUNCATED) {
            return about(
                    claim, Severity.SOFT, right, "%s,尾数被截去;四舍五入应为 %s(%s)。".formatted(printed(claim), right, numbers));
        }
        return about(claim, Severity.HARD, right, "%s,应为 %s(%s)。".formatted(printed(claim), right, numbers));
    }

    /** The claim's figure as it should be printed. */
    static String right(Claim claim, Interval truth) {
        // Cut so far behind the last printed digit that no quotient of figures can seem to be a tie that is none.
        int decimals = Math.max(0, claim.printed().value().scale()) + FAR_BEHIND;
        return claim.printed().write(truth.value().round(decimals, RoundingMode.DOWN));
    }

    private static String numbers(Claim claim, Recomputed recomputed, Interval truth) {
        if (claim.kind() == ClaimKind.TOTAL) {
            return recomputed.calculation();
        }
        int decimals = Math.max(0, claim.printed().value().scale()) + MORE_DECIMALS;
        BigDecimal value = truth.value().round(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        boolean exact = truth.value().compareTo(value) == 0;
        String text = (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
        return recomputed.calculation()
                + (exact ? " = " : " ≈ ")
                + text
                + (claim.kind().isPercent() ? "%" : "");
    }

    /** What the claim says, as the beginning of a sentence. */
    static String printed(Claim claim) {
        String group = claim.isAboutWholeUnit()
                ? ""
                : "(" + Group.ofCode(claim.group()).label() + ")";
        return "“%s”%s的%s印为 %s"
                .formatted(
                        claim.cell().shortLabel(),
                        group,
                        claim.kind().label(),
                        claim.printed().text());
    }

    private static Finding about(Claim claim, Severity severity, String expected, String message) {
        return new Finding(
                severity,
                "stated-" + claim.kind().code(),
                claim.unitCode(),
                claim.period().toString(),
                claim.form().id(),
                claim.cell().code(),
                claim.printed().text(),
                expected,
                message,
                claim.source(),
                claim.line());
    }
}
