package org.disclosurerollup.reporting;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * The units of a year in pieces, one for each area: the area and the units that follow it up to the next area. The tables
 * that go by area are made, and taken over from one run to the next, piece by piece.
 */
final class AreaPieces {

    private final UnitTree tree;
    private final int[] starts;

    AreaPieces(UnitTree tree) {
        this.tree = tree;
        // Units that stand before any area are a piece as well.
        this.starts = IntStream.range(0, tree.size())
                .filter(node -> node == 0 || tree.kind(node).isArea())
                .toArray();
    }

    int count() {
        return starts.length;
    }

    /** The first unit of a piece, which is its area, if it has one. */
    int start(int piece) {
        return starts[piece];
    }

    /** The index behind the last unit of a piece. */
    int end(int piece) {
        return piece + 1 < starts.length ? starts[piece + 1] : tree.size();
    }

    /** Code of the first unit, by which a piece is known. */
    String code(int piece) {
        return tree.code(starts[piece]);
    }

    /** The piece that a unit of the tree stands in. */
    int of(int node) {
        int at = Arrays.binarySearch(starts, node);
        return at >= 0 ? at : -at - 2;
    }
}
