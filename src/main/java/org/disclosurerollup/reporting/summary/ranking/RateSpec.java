package org.disclosurerollup.reporting.summary.ranking;

import java.util.List;

/**
 * A rate by which units are ranked although the form has no cell for it: the sum of some cells in percent of another.
 *
 * @param file and {@code line} where it stands, for messages
 * @param forms ids
 * @param part codes of the cells that are added up
 * @param of code of the cell that they are a part of
 */
public record RateSpec(String file, int line, List<String> forms, String name, List<String> part, String of) {

    public RateSpec {
        forms = List.copyOf(forms);
        part = List.copyOf(part);
    }
}
