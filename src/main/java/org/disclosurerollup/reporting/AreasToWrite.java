package org.disclosurerollup.reporting;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.UnitSelection;

/**
 * Of which areas of a form and year the tables' rows and the page are made anew, and what has to be read for that. A
 * change of a unit is one of every area above it.
 */
final class AreasToWrite {

    private final UnitTree tree;
    private final AreaPieces pieces;
    private final BitSet rows;
    private final BitSet pages;
    private final BitSet shown;

    private AreasToWrite(UnitTree tree, AreaPieces pieces, BitSet rows, BitSet pages, BitSet shown) {
        this.tree = tree;
        this.pieces = pieces;
        this.rows = rows;
        this.pages = pages;
        this.shown = shown;
    }

    /**
     * @param changed the units that changed
     * @param allRows whether no rows can be taken over
     * @param pages the areas whose pages have to be written whatever changed
     */
    static AreasToWrite of(UnitTree tree, AreaPieces pieces, BitSet changed, boolean allRows, BitSet pages) {
        BitSet rows = new BitSet(pieces.count());
        BitSet all = (BitSet) pages.clone();
        for (int node = changed.nextSetBit(0); node >= 0; node = changed.nextSetBit(node + 1)) {
            rows.set(pieces.of(node));
            for (int at = node; at >= 0; at = tree.parent(at)) {
                all.set(at);
            }
        }
        for (int node = all.nextSetBit(0); node >= 0; node = all.nextSetBit(node + 1)) {
            rows.set(pieces.of(node));
        }
        if (allRows) {
            rows.set(0, pieces.count());
        }
        return new AreasToWrite(tree, pieces, rows, all, new BitSet());
    }

    /** The same, and the figures of these areas are needed besides, though nothing of them is written. */
    AreasToWrite showing(BitSet areas) {
        return new AreasToWrite(tree, pieces, rows, pages, areas);
    }

    /** Every area. */
    static AreasToWrite all(UnitTree tree, AreaPieces pieces) {
        return of(tree, pieces, new BitSet(), true, new BitSet());
    }

    AreaPieces pieces() {
        return pieces;
    }

    boolean isRowsWanted(int piece) {
        return rows.get(piece);
    }

    boolean isPageWanted(int node) {
        return pages.get(node);
    }

    /** The areas whose figures are needed: besides those written, the ones above them, and those that are shown. */
    UnitSelection figures() {
        if (rows.cardinality() == pieces.count()) {
            return UnitSelection.ALL;
        }
        Set<String> codes = new HashSet<>();
        pages.stream().forEach(node -> codes.add(tree.code(node)));
        shown.stream().forEach(node -> codes.add(tree.code(node)));
        for (int piece = rows.nextSetBit(0); piece >= 0; piece = rows.nextSetBit(piece + 1)) {
            for (int at = pieces.start(piece); at >= 0; at = tree.parent(at)) {
                codes.add(tree.code(at));
            }
        }
        return UnitSelection.of(Optional.of(codes));
    }

    /** Adds the units that pages tell of: those at and below the areas that get one. */
    void addUnitsOnPages(BitSet nodes) {
        for (int node = pages.nextSetBit(0); node >= 0; node = pages.nextSetBit(node + 1)) {
            nodes.set(node, tree.end(node));
        }
    }

    /** The units whose filings are needed: those in the rows, and for a page, which names who is outstanding, all below. */
    UnitSelection filings() {
        if (rows.cardinality() == pieces.count()) {
            return UnitSelection.ALL;
        }
        BitSet nodes = new BitSet(tree.size());
        addUnitsOnPages(nodes);
        for (int piece = rows.nextSetBit(0); piece >= 0; piece = rows.nextSetBit(piece + 1)) {
            nodes.set(pieces.start(piece), pieces.end(piece));
        }
        Set<String> codes = new HashSet<>();
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            codes.add(tree.code(node));
        }
        return UnitSelection.of(Optional.of(codes));
    }
}
