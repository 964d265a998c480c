package org.disclosurerollup.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which units bear a name: a hash table of rows over the names' bytes, those of one name in file order. */
final class UnitNameIndex {

    private static final int NONE = UnitColumns.NONE;

    private final UnitColumns units;
    private final int[] slots;
    private final int[] nexts;

    UnitNameIndex(UnitColumns units) {
        this.units = units;
        slots = new int[Integer.highestOneBit(Math.max(4, units.size())) * 2];
        Arrays.fill(slots, NONE);
        nexts = new int[units.size()];
        // From the last to the first: each goes before those that follow it.
        for (int row = units.size() - 1; row >= 0; row--) {
            int place = units.namePlace(row);
            int slot = slot(units.texts().hash(place));
            while (slots[slot] != NONE && !units.texts().isSame(place, units.namePlace(slots[slot]))) {
                slot = slot + 1 & slots.length - 1;
            }
            nexts[row] = slots[slot];
            slots[slot] = row;
        }
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & slots.length - 1;
    }

    /** The codes of the units that bear the name in any row. */
    List<String> codes(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int slot = slot(PackedTexts.hash(bytes, 0, bytes.length));
        while (slots[slot] != NONE && !units.texts().isAt(units.namePlace(slots[slot]), bytes, 0, bytes.length)) {
            slot = slot + 1 & slots.length - 1;
        }
        List<String> codes = new ArrayList<>(1);
        for (int row = slots[slot]; row != NONE; row = nexts[row]) {
            // Half a pair of surrogates has no bytes of its own.
            if (units.name(row).equals(name) && !isNamedSoBefore(row, slots[slot])) {
                codes.add(units.code(row));
            }
        }
        return List.copyOf(codes);
    }

    /** Whether an earlier row of the same unit bears the name as well. */
    private boolean isNamedSoBefore(int row, int first) {
        for (int earlier = units.firstOf(units.number(row)); earlier < row; earlier = units.nextOf(earlier)) {
            if (earlier >= first && units.texts().isSame(units.namePlace(earlier), units.namePlace(row))) {
                return true;
            }
        }
        return false;
    }
}
