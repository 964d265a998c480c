package org.disclosurerollup.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An edit rule (审核公式) as written in a form file.
 *
 * @param id stable code, shown in findings
 * @param formula one comparison, e.g. {@code [3.1] = [3.1.1] + [3.1.2]}; {@code *} is replaced by each of {@code each}
 * @param each what the {@code *} stands for in turn; empty for a formula without one
 * @param conditions comparisons that must hold for the rule to be asked at all; {@code *} is replaced in them as well
 * @param filedBy kinds of units that are asked
 * @param severity hard or soft
 * @param text what must hold, in Chinese, for the person who files
 * @param reason where the rule is known from
 * @param passes values by cell code that pass
 * @param fails values by cell code that fail
 * @param line line of the form file
 */
public record RuleDefinition(
        String id,
        String formula,
        List<String> each,
        List<String> conditions,
        Set<UnitKind> filedBy,
        Severity severity,
        String text,
        String reason,
        Map<String, String> passes,
        Map<String, String> fails,
        int line) {

    public RuleDefinition {
        each = List.copyOf(each);
        conditions = List.copyOf(conditions);
        filedBy = Set.copyOf(filedBy);
    }

    /** The formula with its conditions before it, as the table of rules shows it. */
    public String fullText() {
        return conditions.isEmpty() ? formula : "when " + String.join(" and ", conditions) + ": " + formula;
    }
}
