package org.disclosurerollup.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.RollUp;

/**
 * A figure as a report prints it: {@code 57%}, {@code 13}, {@code -5.2%}, {@code 42.8}, {@code 42.8万}, {@code 41.55亿元},
 * {@code 8万多}, {@code 超过8万}. It is known to its last printed digit and no further.
 *
 * <p>A figure with 多, 余 or 超过 starts at its value and ends before the next printed unit: {@code 8万多} is 80000 to
 * 89999. Where no 万 or 亿 says what the printed unit is, closing zeros do: {@code 3100多} is 3100 to 3199.
 *
 * @param text as printed
 * @param value with 万 and 亿 multiplied out; its scale is that of the last printed digit, so that {@code 42.8万} is 428
 *     thousands
 * @param magnitude the power of ten that 万 (4) or 亿 (8) stands for, 0 for neither
 * @param percent whether a percent sign or 百分点 stands behind it
 * @param over whether 多, 余 or 超过 stands with it
 * @param measure what is counted, e.g. 件; empty if not printed
 */
public record PrintedFigure(
        String text, BigDecimal value, int magnitude, boolean percent, boolean over, String measure) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MOST_LETTERS = 40;
    private static final Pattern TEXT =
            Pattern.compile("(?<over>超过)?(?<number>[+-]?(?:\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,3})"
                    + "(?<fraction>\\.\\d{1,8})?)(?<before>[多余])?(?<magnitude>[万亿])?(?<after>[多余])?"
                    + "(?:(?<percent>%|个?百分点)|(?<measure>\\p{IsHan}{0,6}))");

    /** Reads a figure as printed; full-width digits and signs are the same as plain ones. */
    public static Optional<PrintedFigure> parse(String text) {
        if (text.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replaceAll("\\s", "");
        Matcher matcher = TEXT.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean before = matcher.group("before") != null;
        boolean over = before || matcher.group("over") != null || matcher.group("after") != null;
        BigDecimal number = new BigDecimal(matcher.group("number").replace(",", ""));
        if (over && number.signum() <= 0) {
            return Optional.empty();
        }
        int magnitude = magnitude(matcher.group("magnitude"));
        if (over && matcher.group("fraction") == null && (before || magnitude == 0)) {
            number = number.stripTrailingZeros();
        }
        String measure = matcher.group("measure");
        return Optional.of(new PrintedFigure(
                text,
                number.scaleByPowerOfTen(magnitude),
                magnitude,
                matcher.group("percent") != null,
                over,
                measure == null ? "" : measure));
    }

    private static int magnitude(String word) {
        if (word == null) {
            return 0;
        }
        return word.equals("万") ? 4 : 8;
    }

    /** The last printed unit: one percent for {@code 57%}, one thousand for {@code 42.8万}. */
    public BigDecimal unit() {
        return BigDecimal.ONE.scaleByPowerOfTen(-value.scale());
    }

    /** Whether it is printed in 万 or 亿 or as more than something. */
    public boolean isCoarse() {
        return magnitude > 0 || over;
    }

    /** The smallest value that is printed so. */
    public BigDecimal least() {
        return over ? value : value.subtract(unit().multiply(HALF));
    }

    /** The value from which on it is printed otherwise; of a figure in 万 or 亿 it still counts. */
    public BigDecimal bound() {
        return value.add(over ? unit() : unit().multiply(HALF));
    }

    /** How many units of the figure make one of the cell: 10000 for a figure in 件 where the cell is in 万件. */
    public BigDecimal unitsPer(Cell cell) {
        boolean counted = magnitude > 0 || !measure.isEmpty();
        return BigDecimal.ONE.scaleByPowerOfTen(counted ? magnitudeOf(cell) : 0);
    }

    private static int magnitudeOf(Cell cell) {
        String unit = cell.unitOfMeasure();
        return unit.isEmpty() ? 0 : unit.startsWith("万") ? 4 : unit.startsWith("亿") ? 8 : 0;
    }

    /** Whether the figure can be what the kind says of the cell: a percentage where one is due, in the cell's measure. */
    public boolean fits(ClaimKind kind, Cell cell) {
        if (kind.isPercent() || cell.rollUp() == RollUp.RATE) {
            return magnitude == 0 && measure.isEmpty();
        }
        String measured = cell.unitOfMeasure().substring(magnitudeOf(cell) == 0 ? 0 : 1);
        return !percent && (measure.isEmpty() || measured.isEmpty() || measure.equals(measured));
    }

    /** Another value, rounded half-up (down for 多 and 超过) and written in the same way. */
    public String write(BigDecimal other) {
        BigDecimal rounded = other.setScale(value.scale(), over ? RoundingMode.DOWN : RoundingMode.HALF_UP);
        String number = rounded.scaleByPowerOfTen(-magnitude).toPlainString();
        String word = switch (magnitude) {
            case 4 -> "万";
            case 8 -> "亿";
            default -> "";
        };
        return number + word + (over ? "多" : "") + (percent ? "%" : "") + measure;
    }
}
