package org.disclosurerollup.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/** The unified social credit code of an organisation (统一社会信用代码): eighteen characters, of which the last checks the others. */
public final class CreditCode {

    /** GB 32100-2015: digits and letters without I, O, S, V and Z; a character's place is its value. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;
    private static final int BASE = 3;

    private CreditCode() {}

    /** In capitals of plain width, without spaces. */
    public static String normalise(String text) {
        if (text.isEmpty() || isLike(text)) {
            return text;
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Whether the text is meant as such a code, right or wrong. */
    public static boolean isLike(String normalised) {
        return normalised.length() == LENGTH && normalised.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
    }

    /** Whether the last character is the one that the weights 3^i modulo 31 make of the others. */
    public static boolean isValid(String normalised) {
        if (!isLike(normalised)) {
            return false;
        }
        int modulus = CHARACTERS.length();
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += CHARACTERS.indexOf(normalised.charAt(i)) * weight;
            weight = weight * BASE % modulus;
        }
        return CHARACTERS.indexOf(normalised.charAt(LENGTH - 1)) == (modulus - sum % modulus) % modulus;
    }
}
