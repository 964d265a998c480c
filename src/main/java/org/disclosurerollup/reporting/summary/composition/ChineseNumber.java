package org.disclosurerollup.reporting.summary.composition;

/** Numbers of headings as official documents have them: 一, 十, 十二, 二十一. */
final class ChineseNumber {

    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumber() {}

    /** @param number 1 to 99 */
    static String of(int number) {
        StringBuilder text = new StringBuilder();
        if (number >= 20) {
            text.append(DIGITS.charAt(number / 10));
        }
        if (number >= 10) {
            text.append('十');
        }
        if (number % 10 > 0) {
            text.append(DIGITS.charAt(number % 10));
        }
        return text.toString();
    }
}
