package org.disclosurerollup.validation.ruleset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks whether figures exist that meet several conditions at once. Figures that may not be negative are not. */
final class Conditions {

    private final BitSet signed;
    private final List<Condition> all;
    private final List<Inequality> chosen = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();

    private Conditions(BitSet signed, List<Condition> all) {
        this.signed = signed;
        this.all = all;
    }

    /**
     * Numbers of conditions that no figures can meet together, none of which can be left out; nothing if figures can
     * meet them all. The answer is right for fractions too, so conditions that only whole numbers cannot meet may pass
     * as possible, never the reverse.
     */
    static Optional<BitSet> conflict(List<Condition> conditions, BitSet signed) {
        return new Conditions(signed, conditions).choose(0).map(conflict -> necessary(conflict, conditions, signed));
    }

    /** Leaves out one after another what the rest contradicts itself without. */
    private static BitSet necessary(BitSet conflict, List<Condition> conditions, BitSet signed) {
        BitSet left = (BitSet) conflict.clone();
        for (int number : conflict.stream().toArray()) {
            left.clear(number);
            List<Condition> rest = left.stream().mapToObj(conditions::get).toList();
            if (new Conditions(signed, rest).choose(0).isEmpty()) {
                left.set(number);
            }
        }
        return left;
    }

    /** Takes each alternative of each condition in turn; all must fail for a conflict. */
    private Optional<BitSet> choose(int number) {
        if (number == all.size()) {
            return solve();
        }
        BitSet conflict = new BitSet();
        for (Set<Inequality> alternative : all.get(number).alternatives()) {
            int before = chosen.size();
            for (Inequality inequality : alternative) {
                chosen.add(inequality);
                owners.add(number);
            }
            Optional<BitSet> found = choose(number + 1);
            chosen.subList(before, chosen.size()).clear();
            owners.subList(before, owners.size()).clear();
            if (found.isEmpty()) {
                return found;
            }
            conflict.or(found.get());
            if (!found.get().get(number)) {
                return found;
            }
        }
        conflict.set(number);
        return Optional.of(conflict);
    }

    private Optional<BitSet> solve() {
        BitSet rows = new Tableau(chosen, signed).conflict();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        BitSet conflict = new BitSet();
        rows.stream().forEach(row -> conflict.set(owners.get(row)));
        return Optional.of(conflict);
    }
}
