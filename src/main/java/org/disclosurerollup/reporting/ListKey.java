package org.disclosurerollup.reporting;

import java.util.Arrays;

/**
 * Where a line of a list of findings has its place: the unit and year it is about, and what the list goes by. Lines of one
 * key belong to one unit and follow each other.
 *
 * @param order what the list goes by, the first first; texts by their code points, as the database sorts with collation
 *     "C", {@code null} last
 */
record ListKey(String unitCode, String period, String... order) implements Comparable<ListKey> {

    @Override
    public int compareTo(ListKey other) {
        for (int i = 0; i < order.length; i++) {
            int difference = compare(order[i], other.order[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int compare(String one, String other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int at = 0;
        int shorter = Math.min(one.length(), other.length());
        while (at < shorter && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at == shorter
                ? Integer.compare(one.length(), other.length())
                : Integer.compare(one.codePointAt(at), other.codePointAt(at));
    }

    /**
     * Whether the key can be told from the line that is written: not where a text is empty or begins like one that was
     * guarded against spreadsheets.
     */
    boolean isPlain() {
        return Arrays.stream(order)
                .allMatch(text -> text == null || !text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListKey key && compareTo(key) == 0;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(order);
    }
}
