package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.Succession;
import org.disclosurerollup.catalogue.UnitTree;

/** Says in words which units make a total's set of contributors another than last year's, the first few by name. */
final class UnitChanges {

    private static final int MOST_NAMED = 3;

    private final UnitTree now;
    private final UnitTree before;
    private final Succession succession;
    private final Predicate<String> comparable;
    private final Map<String, TakeOver> takeOvers = new HashMap<>();

    /** @param comparable whether the units that a code is merged, split or renamed with all filed in both years */
    UnitChanges(UnitTree now, UnitTree before, Succession succession, Predicate<String> comparable) {
        this.now = now;
        this.before = before;
        this.succession = succession;
        this.comparable = comparable;
    }

    /** Why units differ, in the order in which the reasons are given. */
    private enum Reason {
        FOUNDED("本年新设"),
        ABOLISHED("撤销"),
        MERGED("撤并"),
        SPLIT("拆分"),
        RENAMED("更名改码"),
        CAME("划入"),
        LEFT("划出"),
        MISSING_BEFORE("上年未报送"),
        MISSING_NOW("本年未报送");

        private final String label;

        Reason(String label) {
            this.label = label;
        }
    }

    /**
     * The reasons for one total or group.
     *
     * @param areaCode the area
     * @param here contributors of the total or group this year, and last year
     * @param disturbing units of which some lie outside the area in one of the years
     * @param whole those of the area's total, which tell a unit that changed its group from one that did not file
     */
    String describe(String areaCode, Pair here, Pair whole, List<String> disturbing) {
        Map<Reason, List<String>> found = new EnumMap<>(Reason.class);
        Set<String> told = new HashSet<>();
        for (String code : only(here.now(), here.before(), now)) {
            if (stands(code, before)) {
                told.add(code);
                boolean came =
                        !isBelow(code, areaCode, before) || whole.before().contains(code);
                add(found, came ? Reason.CAME : Reason.MISSING_BEFORE, name(code));
            } else if (succession.predecessorsOf(code).isEmpty()) {
                add(found, Reason.FOUNDED, name(code));
            } else {
                tellTakeOver(code, found, told);
            }
        }
        for (String code : only(here.before(), here.now(), before)) {
            if (stands(code, now)) {
                told.add(code);
                boolean left = !isBelow(code, areaCode, now) || whole.now().contains(code);
                add(found, left ? Reason.LEFT : Reason.MISSING_NOW, name(code));
            } else if (succession.successorsOf(code).isEmpty()) {
                add(found, Reason.ABOLISHED, name(code));
            } else {
                tellTakeOver(code, found, told);
            }
        }
        for (String code : disturbing) {
            if (!succession.predecessorsOf(code).isEmpty()
                    || !succession.successorsOf(code).isEmpty()) {
                tellTakeOver(code, found, told);
            } else if (stands(code, now) && stands(code, before) && told.add(code)) {
                tellMove(code, areaCode, found);
            }
        }
        List<String> reasons = new ArrayList<>();
        found.forEach((reason, names) -> reasons.add(reason.label + ":" + fewOf(names)));
        return String.join(";", reasons);
    }

    private void tellMove(String code, String areaCode, Map<Reason, List<String>> found) {
        boolean isHere = isBelow(code, areaCode, now);
        if (isHere != isBelow(code, areaCode, before)) {
            add(found, isHere ? Reason.CAME : Reason.LEFT, name(code));
        }
    }

    /** The contributors of both years. */
    record Pair(Set<String> now, Set<String> before) {}

    private static List<String> only(Set<String> codes, Set<String> others, UnitTree tree) {
        return codes.stream()
                .filter(code -> !others.contains(code))
                .sorted(Comparator.comparingInt(tree::indexOf))
                .toList();
    }

    private static boolean stands(String code, UnitTree tree) {
        int node = tree.indexOf(code);
        return node >= 0 && tree.isExpected(node);
    }

    private static boolean isBelow(String code, String areaCode, UnitTree tree) {
        int area = tree.indexOf(areaCode);
        int node = tree.indexOf(code);
        return area >= 0 && node >= area && node < tree.end(area);
    }

    private static void add(Map<Reason, List<String>> found, Reason reason, String name) {
        found.computeIfAbsent(reason, unknown -> new ArrayList<>()).add(name);
    }

    /** Units that give to the same ones, or take from the same. */
    private record TakeOver(Reason reason, String text, String firstCode) {}

    private void tellTakeOver(String code, Map<Reason, List<String>> found, Set<String> told) {
        TakeOver takeOver = takeOvers.get(code);
        if (takeOver == null) {
            takeOver = takeOver(code);
        }
        if (told.add(takeOver.firstCode())) {
            add(found, takeOver.reason(), takeOver.text());
        }
    }

    /** Puts it into words once for all units that take part, since many totals may tell of it. */
    private TakeOver takeOver(String code) {
        Set<String> givers = new LinkedHashSet<>(succession.predecessorsOf(code));
        Set<String> takers = new LinkedHashSet<>();
        if (givers.isEmpty()) {
            takers.addAll(succession.successorsOf(code));
            takers.forEach(taker -> givers.addAll(succession.predecessorsOf(taker)));
        } else {
            givers.forEach(giver -> takers.addAll(succession.successorsOf(giver)));
        }
        boolean intoExisting = takers.stream().anyMatch(taker -> before.indexOf(taker) >= 0);
        Reason reason =
                takers.size() > 1 ? Reason.SPLIT : givers.size() > 1 || intoExisting ? Reason.MERGED : Reason.RENAMED;
        String text = names(givers) + "→" + names(takers);
        TakeOver takeOver = new TakeOver(
                reason,
                comparable.test(code) ? text : text + "(有单位未报送,不计入可比口径)",
                givers.iterator().next());
        takeOvers.put(code, takeOver);
        givers.forEach(giver -> takeOvers.putIfAbsent(giver, takeOver));
        takers.forEach(taker -> takeOvers.putIfAbsent(taker, takeOver));
        return takeOver;
    }

    private String names(Collection<String> codes) {
        return fewOf(codes.stream().map(this::name).toList());
    }

    private static String fewOf(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join("、", names)
                : String.join("、", names.subList(0, MOST_NAMED)) + "等 " + names.size() + " 个";
    }

    private String name(String code) {
        UnitTree tree = now.indexOf(code) >= 0 ? now : before;
        int node = tree.indexOf(code);
        return node < 0 ? code : tree.name(node);
    }
}
