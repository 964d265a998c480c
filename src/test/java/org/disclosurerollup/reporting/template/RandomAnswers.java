package org.disclosurerollup.reporting.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.validation.PartList;
import org.disclosurerollup.validation.RuleBook;

/** Forms filled at random so that rules pass, fail and stay undecided, each often enough. */
final class RandomAnswers {

    private final Form form;
    private final RuleBook rules;
    private final Random random;

    RandomAnswers(Form form, RuleBook rules, Random random) {
        this.form = form;
        this.rules = rules;
        this.random = random;
    }

    /** A text for each cell. */
    List<String> next() {
        int filled = List.of(3, 50, 90, 100).get(random.nextInt(4));
        boolean sums = random.nextInt(3) > 0;
        List<String> answers = new ArrayList<>();
        for (Cell cell : form.cells()) {
            answers.add(
                    random.nextInt(100) < filled
                            ? answer(cell)
                            : random.nextInt(8) == 0 && cell.isFigure() ? blank(cell) : "");
        }
        for (PartList list : sums ? rules.partLists(form) : List.<PartList>of()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Cell part : list.parts()) {
                String text = answers.get(part.index());
                sum = text.matches("-?[\\d.]+") ? sum.add(new BigDecimal(text)) : sum;
            }
            // Sometimes a last printed digit off, which rounding allows for amounts with parts enough.
            int off = random.nextInt(10) == 0 ? random.nextInt(5) - 2 : 0;
            sum = sum.add(BigDecimal.valueOf(off, list.whole().decimals()));
            if (sum.signum() >= 0 && random.nextInt(6) > 0) {
                answers.set(list.whole().index(), sum.toPlainString());
            }
        }
        return answers;
    }

    /** Figures of the year before. */
    long[] figures() {
        long[] figures = new long[form.size()];
        for (Cell cell : form.cells()) {
            figures[cell.index()] = !cell.isFigure() || random.nextInt(4) == 0
                    ? FixedPoint.BLANK
                    : random.nextInt(cell.rollUp() == RollUp.COUNT_YES ? 2 : 6);
        }
        return figures;
    }

    private static String blank(Cell cell) {
        return cell.rollUp() == RollUp.COUNT_YES ? "" : "/";
    }

    private String answer(Cell cell) {
        if (!cell.isFigure()) {
            return random.nextInt(4) == 0 ? "/" : "有,见附页";
        }
        if (cell.rollUp() == RollUp.COUNT_YES) {
            return random.nextBoolean() ? "是" : "否";
        }
        int sign = random.nextInt(cell.signed() ? 2 : 60) == 0 ? -1 : 1;
        long figure = random.nextInt(12) == 0
                ? random.nextLong(FixedPoint.LARGEST / 100)
                : random.nextInt(8) * (random.nextBoolean() ? 1 : FixedPoint.power(cell.decimals()));
        return FixedPoint.toText(sign * figure, cell.decimals());
    }
}
