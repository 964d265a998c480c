package org.disclosurerollup.reporting.summary.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a sentence: {@code {地区}} is a word, {@code {[1.1] 下级 占比}} a figure and what is wanted of it.
 *
 * @param word of a word; {@code null} for a figure
 * @param cells codes and ranges of a figure's cells
 * @param group the total if none is named
 * @param ask what is wanted
 * @param phrase the growth phrase's name
 * @param whole codes of the cells a share is of
 * @param places how many places of a ranking are named
 * @param nonZero whether a zero counts as missing
 */
record Placeholder(
        String word,
        List<String> cells,
        GroupWord group,
        Ask ask,
        String phrase,
        List<String> whole,
        int places,
        boolean nonZero) {

    /** What is wanted of a figure. */
    enum Ask {
        /** With its unit of measure. */
        VALUE,
        /** Without it. */
        NUMBER,
        /** In ten thousands, two decimals at most. */
        WAN,
        /** In hundred millions, two decimals at most. */
        YI,
        /** Last year's. */
        PREVIOUS,
        /** In whole percent of the area's total. */
        SHARE,
        /** In whole percent of other cells. */
        SHARE_OF,
        GROWTH,
        /** The units with the highest figures. */
        TOP,
        /** The units that grew most. */
        TOP_GROWTH
    }

    private static final Pattern FIGURE =
            Pattern.compile("(\\[[^{}]*?\\](?:\\s*(?:\\+|\\.\\.)\\s*\\[[^\\[\\]]*\\])*)(.*)");
    private static final Pattern TOP = Pattern.compile("(?:第(1)|前(\\d{1,2}))名");
    private static final Pattern SHARE_OF = Pattern.compile("占\\s*(\\[.*\\])");

    boolean isWord() {
        return word != null;
    }

    /** @throws TemplateException if it cannot be read */
    static Placeholder parse(String text) {
        String inner = text.strip();
        if (!inner.startsWith("[")) {
            if (inner.isEmpty()) {
                throw new TemplateException("{} is empty; write a word such as {年}, or a cell such as {[1.1]}");
            }
            return new Placeholder(inner, List.of(), GroupWord.合计, null, null, List.of(), 0, false);
        }
        Matcher figure = FIGURE.matcher(inner);
        if (!figure.matches()) {
            throw new TemplateException("'{" + inner + "}' cannot be read; write {[1.1]} or {[1.1] 下级 占比}");
        }
        return new Reading(inner, CellSum.codes(figure.group(1)))
                .read(figure.group(2).strip());
    }

    /** The words behind the cells, one after the other. */
    private static final class Reading {

        private final String text;
        private final List<String> cells;
        private final List<String> phrases = new ArrayList<>();
        private GroupWord group = GroupWord.合计;
        private Ask ask = Ask.VALUE;
        private List<String> whole = List.of();
        private int places;
        private boolean growth;
        private boolean nonZero;

        Reading(String text, List<String> cells) {
            this.text = text;
            this.cells = cells;
        }

        Placeholder read(String words) {
            Matcher share = SHARE_OF.matcher(words);
            String rest = words;
            if (share.find()) {
                ask = Ask.SHARE_OF;
                whole = CellSum.codes(share.group(1));
                rest = words.substring(0, share.start());
            }
            for (String word : rest.strip().split("\\s+")) {
                if (!word.isEmpty()) {
                    read1(word);
                }
            }
            if (places > 0) {
                ask = growth ? Ask.TOP_GROWTH : Ask.TOP;
                if (group != GroupWord.下级 && group != GroupWord.部门) {
                    throw new TemplateException("'{" + text + "}' ranks nobody; add 下级 or 部门");
                }
            }
            return new Placeholder(
                    null, cells, group, ask, phrases.isEmpty() ? null : phrases.get(0), whole, places, nonZero);
        }

        private void read1(String word) {
            Matcher top = TOP.matcher(word);
            if (GroupWord.of(word).isPresent()) {
                group = GroupWord.of(word).get();
            } else if (top.matches()) {
                places = Integer.parseInt(top.group(1) != null ? top.group(1) : top.group(2));
            } else {
                switch (word) {
                    case "数" -> ask = Ask.NUMBER;
                    case "万" -> ask = Ask.WAN;
                    case "亿" -> ask = Ask.YI;
                    case "上年" -> ask = Ask.PREVIOUS;
                    case "占比" -> ask = Ask.SHARE;
                    case "非零" -> nonZero = true;
                    case "增幅" -> growth = true;
                    default -> {
                        ask = Ask.GROWTH;
                        phrases.add(word);
                    }
                }
            }
            if (phrases.size() > 1) {
                throw new TemplateException("'{" + text + "}' asks for two things: " + String.join(", ", phrases));
            }
        }
    }
}
