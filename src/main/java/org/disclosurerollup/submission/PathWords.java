package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a file and its folders say. */
final class PathWords {

    /** Four digits that are a year and not the beginning of a date or a longer number. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d|[-._年]\\d)");

    private PathWords() {}

    /** The names of the path without the extension of the last, the file's first, then its folders from the nearest. */
    static List<String> names(String source) {
        List<String> names = new ArrayList<>();
        String[] parts = source.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            int dot = i == parts.length - 1 ? parts[i].lastIndexOf('.') : -1;
            names.add(dot > 0 ? parts[i].substring(0, dot) : parts[i]);
        }
        return names;
    }

    /** The years in the file's name or, where it has none, in that of the nearest folder that has. */
    static List<String> years(String source) {
        for (String name : names(source)) {
            List<String> years = new ArrayList<>();
            Matcher matcher = YEAR.matcher(name);
            while (matcher.find()) {
                if (!years.contains(matcher.group(1))) {
                    years.add(matcher.group(1));
                }
            }
            if (!years.isEmpty()) {
                return years;
            }
        }
        return List.of();
    }
}
