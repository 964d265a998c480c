package org.disclosurerollup.monitoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of Prometheus' text format 0.0.4: each family once, HELP and TYPE before its samples, no sample twice. */
final class Exposition {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\",?)*)})? (\\S+)");

    private final Map<String, BigDecimal> samples = new LinkedHashMap<>();

    Exposition(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line has no end");
        }
        Map<String, Set<String>> told = new HashMap<>();
        Set<String> closed = new HashSet<>();
        String family = "";
        for (String line : List.of(text.split("\n"))) {
            Matcher comment = COMMENT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (comment.matches()) {
                if (!comment.group(2).equals(family)) {
                    closed.add(family);
                    family = comment.group(2);
                }
                require(!closed.contains(family), "family in two places: " + line);
                require(
                        told.computeIfAbsent(family, name -> new HashSet<>()).add(comment.group(1)),
                        "told twice: " + line);
                require(
                        !comment.group(1).equals("TYPE") || comment.group(3).equals("gauge"),
                        "of no known type: " + line);
            } else {
                require(sample.matches(), "no sample: " + line);
                require(sample.group(1).equals(family), "sample outside of its family: " + line);
                require(told.get(family).size() == 2, "HELP or TYPE is missing: " + line);
                String labels = sample.group(2) == null ? "" : "{" + sample.group(2) + "}";
                require(
                        samples.put(sample.group(1) + labels, new BigDecimal(sample.group(3))) == null,
                        "sample twice: " + line);
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    Map<String, BigDecimal> samples() {
        return samples;
    }
}
