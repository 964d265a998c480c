package org.disclosurerollup.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.disclosurerollup.validation.Hint;

/** Hints on one submission as one Chinese sentence for the person who files. */
final class HintSentence {

    private HintSentence() {}

    /** @param hints one or more, all of the same number of cells */
    static String of(List<Hint> hints) {
        int cells = hints.get(0).changes().size();
        String sets = hints.stream().map(HintSentence::changes).collect(Collectors.joining(";或 "));
        String which = "以下 " + cells + " 个单元格";
        if (hints.size() > 1) {
            which = cells == 1 ? "以下任意 1 个单元格" : "以下任一组(每组 " + cells + " 个单元格)";
        }
        return "提示:只需更正" + which + "即可同时满足全部硬性公式:" + sets;
    }

    private static String changes(Hint hint) {
        return hint.changes().stream().map(HintSentence::change).collect(Collectors.joining("、"));
    }

    private static String change(Hint.Change change) {
        return "[%s] %s → %s"
                .formatted(
                        change.cell().code(),
                        change.filed().isEmpty() ? "空" : change.filed(),
                        change.proposed().isEmpty() ? "待核" : change.proposed());
    }
}
