package org.disclosurerollup.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.FixedPoint;
import org.disclosurerollup.catalogue.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the search with trying every small figure in every cell. */
class ErrorLocalisationTests {

    private static final String FORM = """
            form: small
            title: 小表
            valid-from: 2000
            tables:
              - id: cells
                cells:
                  - {code: a, label: a}
                  - {code: b, label: b}
                  - {code: c, label: c}
                  - {code: d, label: d, signed: true}
                  - {code: e, label: e, decimals: 1}
                  - {code: f, label: f, decimals: 1}
            """;

    private static final List<String> FORMULAS = List.of(
            "[a] = [b] + [c]",
            "[b] = [c] + [d]",
            "[a] + [b] = [c] + [d]",
            "[e] = [f] + [a]",
            "[e] + [f] <= 5",
            "[d] + [a] >= 0",
            "2 * [a] = 3 * [b]",
            "2 * [a] + 4 * [b] = 6 * [c] + 1",
            "[c] >= max([a], [b])",
            "[c] <= max([a], [b], [d])",
            "[b] = min([a], [c])",
            "[a] < [b]",
            "[a] <> [b]",
            "[e] <> [f] + [a]",
            "[a] = [c] when [b] >= 3",
            "[b] > [c] when [d] <> [a]",
            "[a] <= 4 when [e] = [f]",
            "[d] = 2 when [c] >= max([a], [b])",
            "[d] > [c]",
            "[c] <= 7");

    private static final int FILED = 10;
    private static final int TRIED = 50;
    private static final int CASES = 200;

    @TempDir
    Path folder;

    private Form form;
    private final Random random = new Random(1976);

    @Test
    void findsExactlyTheSetsThatTryingFinds() throws IOException {
        Files.writeString(folder.resolve("small.yml"), FORM);
        form = CatalogueReader.read(folder).form("small");
        int found = 0;
        for (int i = 0; i < CASES; i++) {
            List<String> texts = new ArrayList<>();
            random.ints(3, 0, FORMULAS.size()).distinct().forEach(index -> texts.add(FORMULAS.get(index)));
            List<Formula> hard = texts.stream().map(this::formula).toList();
            long[] filed = new long[form.size()];
            for (int cell = 0; cell < filed.length; cell++) {
                filed[cell] = random.nextInt(5) == 0 ? FixedPoint.BLANK : random.nextInt(FILED);
            }
            if (!fails(hard, filed)) {
                assertThat(new ErrorLocalisation(form, hard, filed).smallest()).isEmpty();
                continue;
            }
            found += compare(texts, hard, filed) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(CASES / 3);
    }

    private Formula formula(String text) {
        String[] parts = text.split(" when ");
        return FormulaParser.parse(form, parts[0], Arrays.asList(parts).subList(1, parts.length));
    }

    private static boolean fails(List<Formula> hard, long[] figures) {
        return hard.stream().anyMatch(formula -> formula.evaluate(figures, null) == Outcome.FAILED);
    }

    private boolean compare(List<String> texts, List<Formula> hard, long[] filed) {
        Map<List<Integer>, List<long[]>> tried = new HashMap<>();
        for (int size = 1; size <= 2 && tried.isEmpty(); size++) {
            for (int first = 0; first < filed.length; first++) {
                for (int second = size == 1 ? filed.length - 1 : first + 1; second < filed.length; second++) {
                    List<Integer> set = size == 1 ? List.of(first) : List.of(first, second);
                    List<long[]> good = tryAll(hard, filed, set);
                    if (!good.isEmpty()) {
                        tried.put(set, good);
                    }
                }
            }
        }
        List<ErrorLocalisation.Solution> solutions = new ErrorLocalisation(form, hard, filed).smallest();
        if (tried.isEmpty()) {
            assertThat(solutions)
                    .as("%s", texts)
                    .noneMatch(solution -> solution.cells().size() == 1);
            return false;
        }
        assertThat(solutions.stream().map(ErrorLocalisation.Solution::cells))
                .as("%s on %s", texts, filed)
                .containsExactlyInAnyOrderElementsOf(tried.keySet());
        for (ErrorLocalisation.Solution solution : solutions) {
            List<long[]> good = tried.get(solution.cells());
            assertThat(good)
                    .as("%s on %s: %s", texts, filed, solution)
                    .anyMatch(values -> agree(solution.values(), values));
        }
        return true;
    }

    private static boolean agree(long[] solved, long[] tried) {
        for (int i = 0; i < solved.length; i++) {
            if (solved[i] != WholeSolutions.SEVERAL && solved[i] != tried[i]) {
                return false;
            }
        }
        return true;
    }

    private List<long[]> tryAll(List<Formula> hard, long[] filed, List<Integer> set) {
        List<long[]> good = new ArrayList<>();
        long[] figures = filed.clone();
        int last = set.get(set.size() - 1);
        for (long a = least(set.get(0)); a <= greatest(set.get(0)); a++) {
            for (long b = set.size() == 1 ? greatest(last) : least(last); b <= greatest(last); b++) {
                figures[last] = b;
                figures[set.get(0)] = a;
                if (!fails(hard, figures)) {
                    good.add(set.size() == 1 ? new long[] {a} : new long[] {a, b});
                }
            }
        }
        return good;
    }

    private long greatest(int index) {
        return form.cells().get(index).decimals() == 0 ? TRIED : 5 * TRIED;
    }

    private long least(int index) {
        Cell cell = form.cells().get(index);
        return cell.signed() ? -TRIED : 0;
    }
}
