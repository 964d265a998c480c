package org.disclosurerollup.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disclosurerollup.catalogue.FixedPoint;

/**
 * A figure that is not written as a plain number, as people write figures: {@code 1,036}, {@code 减4}, {@code 42.8万},
 * {@code 251000元} in a cell of 万元, {@code 3100多}, {@code 12件}, digits of full width. Asked only where the plain
 * reading failed, so that it may take its time.
 *
 * <p>What has one meaning is read, exactly; nothing is rounded. What could mean two things is {@link Kind#AMBIGUOUS}:
 * {@code 1,23}, {@code 12.345.6}, {@code 3-5}, two numbers, a unit of measure that is not the cell's.
 *
 * @param kind what came of it
 * @param figure in units of the cell's last decimal; {@link FixedPoint#BLANK} unless the kind is a figure
 * @param reason why it is ambiguous, in Chinese; empty otherwise
 */
record WildNumber(Kind kind, long figure, String reason) {

    enum Kind {
        /** A figure, written otherwise. */
        FIGURE,
        /** A figure of which the text says that it is only about right. */
        APPROXIMATE,
        AMBIGUOUS,
        NOT_A_NUMBER,
        TOO_MANY_DECIMALS,
        TOO_LARGE
    }

    private static final int MOST_LETTERS = 60;
    private static final int TEN_THOUSAND = 4;
    private static final int HUNDRED_MILLION = 8;

    private static final String PLAIN = "\\d{1,15}";
    private static final String GROUPED = "[1-9]\\d{0,2}(?:(?:,\\d{3}){1,5}|(?: \\d{3}){1,5})";
    private static final Pattern TEXT = Pattern.compile("(?<about>大约|约|近|超过)? ?"
            + "(?<sign>[+-]|减少|增加|减|增|负|正)? ?"
            + "(?<number>(?:" + GROUPED + "|" + PLAIN + ")(?:\\.\\d{1,10})?) ?"
            + "(?<before>[多余])?(?<magnitude>百万|千万|百|千|万|亿)?(?<after>[多余])? ?"
            + "(?<measure>%|\\p{IsHan}{1,6}?)?(?<behind>多|左右)?");
    /** Digits with something between them that separates or joins numbers, and perhaps a unit of measure behind. */
    private static final Pattern SEVERAL =
            Pattern.compile("[+-]?\\d+(?:[-,.'、~/:; ·至到或和—–]+\\d+)+[,.]?\\p{IsHan}{0,4}");

    /**
     * @param stripped the text without space around it, neither blank nor a plain number
     * @param unitOfMeasure the cell's, e.g. 万元; empty if it has none
     */
    static WildNumber read(String stripped, String unitOfMeasure, int decimals) {
        if (stripped.length() > MOST_LETTERS) {
            return of(Kind.NOT_A_NUMBER);
        }
        String text = plain(stripped);
        long plain = FixedPoint.parse(text, decimals);
        if (FixedPoint.isFigure(plain)) {
            return new WildNumber(Kind.FIGURE, plain, "");
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return SEVERAL.matcher(text).matches() ? ambiguous("无法确定是哪个数,分隔符或数字不止一种读法") : of(Kind.NOT_A_NUMBER);
        }
        BigDecimal value = new BigDecimal(matcher.group("number").replaceAll("[, ]", ""));
        String sign = matcher.group("sign");
        if (sign != null && (sign.startsWith("减") || sign.equals("负") || sign.equals("-"))) {
            value = value.negate();
        }
        int power = power(matcher.group("magnitude"));
        String measure = matcher.group("measure") == null ? "" : matcher.group("measure");
        boolean inUnit = power == 0 && measure.isEmpty();
        if (!inUnit) {
            int cellPower = powerOfUnit(unitOfMeasure);
            String base = unitOfMeasure.substring(cellPower == 0 ? 0 : 1);
            if (!measure.isEmpty() && !measure.equals(base) && !(power == 0 && measure.equals(unitOfMeasure))) {
                return ambiguous("计量单位“" + measure + "”与本指标的“" + unitOfMeasure + "”不同");
            }
            boolean written = power == 0 && measure.equals(unitOfMeasure);
            value = written ? value : value.scaleByPowerOfTen(power - cellPower);
        }
        boolean approximate = matcher.group("about") != null
                || matcher.group("before") != null
                || matcher.group("after") != null
                || matcher.group("behind") != null;
        return figure(approximate ? Kind.APPROXIMATE : Kind.FIGURE, value, decimals);
    }

    private static WildNumber figure(Kind kind, BigDecimal value, int decimals) {
        BigDecimal exact;
        try {
            exact = value.setScale(decimals, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            return of(Kind.TOO_MANY_DECIMALS);
        }
        if (exact.unscaledValue().abs().bitLength() >= Long.SIZE - 1
                || Math.abs(exact.unscaledValue().longValueExact()) > FixedPoint.LARGEST) {
            return of(Kind.TOO_LARGE);
        }
        return new WildNumber(kind, exact.unscaledValue().longValueExact(), "");
    }

    /** In digits, signs and separators of plain width, with single plain spaces. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replace('\u2212', '-')
                .replaceAll("[\\s\\u200b\\ufeff]+", " ")
                .strip();
    }

    private static int power(String magnitude) {
        return switch (magnitude == null ? "" : magnitude) {
            case "百" -> 2;
            case "千" -> 3;
            case "万" -> TEN_THOUSAND;
            case "百万" -> 6;
            case "千万" -> 7;
            case "亿" -> HUNDRED_MILLION;
            default -> 0;
        };
    }

    private static int powerOfUnit(String unit) {
        return unit.startsWith("万") ? TEN_THOUSAND : unit.startsWith("亿") ? HUNDRED_MILLION : 0;
    }

    private static WildNumber of(Kind kind) {
        return new WildNumber(kind, FixedPoint.BLANK, "");
    }

    private static WildNumber ambiguous(String reason) {
        return new WildNumber(Kind.AMBIGUOUS, FixedPoint.BLANK, reason);
    }

    boolean isFigure() {
        return kind == Kind.FIGURE || kind == Kind.APPROXIMATE;
    }
}
