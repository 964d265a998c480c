package org.disclosurerollup.catalogue;

import java.util.List;
import java.util.Map;

/**
 * An edit rule (审核公式) as written in a form file.
 *
 * @param id stable code, shown in findings
 * @param formula one comparison, e.g. {@code [3.1] = [3.1.1] + [3.1.2]}; {@code *} is replaced by each of {@code each}
 * @param each what the {@code *} stands for in turn; empty for a formula without one
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
        Severity severity,
        String text,
        String reason,
        Map<String, String> passes,
        Map<String, String> fails,
        int line) {}
