package org.disclosurerollup.validation.ruleset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.validation.Rule;
import org.disclosurerollup.validation.RuleBook;

/**
 * A form with the whole numbers a to e, the signed change s, the rounded amounts x, y and z and the 是/否 q, and with the
 * rules that a test plants. Rules are called R1, R2 and so on and are hard unless they begin with {@code soft}. What follows {@code when} is a rule's condition.
 */
final class PlantedForm {

    private static final String CELLS = """
            form: planted
            title: 试验表
            valid-from: 2000
            tables:
              - id: main
                cells:
                  - {code: a, label: 甲}
                  - {code: b, label: 乙}
                  - {code: c, label: 丙}
                  - {code: d, label: 丁}
                  - {code: e, label: 戊}
                  - {code: s, label: 增减, signed: true}
                  - {code: x, label: 金额一, decimals: 2}
                  - {code: y, label: 金额二, decimals: 2}
                  - {code: z, label: 金额三, decimals: 2}
                  - {code: q, label: 是否, roll-up: count-yes}
            rules:
            """;

    private final Form form;
    private final List<Rule> rules;

    PlantedForm(String... formulas) {
        try {
            Path folder = Files.createTempDirectory("planted");
            write(folder, formulas);
            Catalogue catalogue = CatalogueReader.read(folder);
            form = catalogue.form("planted");
            RuleBook book = RuleBook.compile(catalogue);
            rules = new ArrayList<>(book.rules(form));
            rules.addAll(book.rulesLookingBack(form));
            Files.delete(folder.resolve("planted.yml"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the form into a folder of forms. */
    static void write(Path folder, String... formulas) throws IOException {
        StringBuilder text = new StringBuilder(CELLS);
        for (int i = 0; i < formulas.length; i++) {
            boolean soft = formulas[i].startsWith("soft ");
            text.append("  - id: R").append(i + 1).append('\n');
            String[] parts = formulas[i].substring(soft ? 5 : 0).split(" when ");
            text.append("    rule: \"").append(parts[0]).append("\"\n");
            if (parts.length > 1) {
                text.append("    when: \"").append(parts[1]).append("\"\n");
            }
            if (formulas[i].contains("*]")) {
                text.append("    for-each: cells\n");
            }
            text.append("    severity: ").append(soft ? "soft" : "hard").append('\n');
            text.append("    text: 试验\n    reason: Planted.\n    passes: {a: 0}\n    fails: {a: 1}\n");
        }
        Files.writeString(folder.resolve("planted.yml"), text);
    }

    Form form() {
        return form;
    }

    List<Rule> rules() {
        return rules;
    }

    RuleSetReport check() {
        return RuleSetCheck.check(form, rules);
    }
}
