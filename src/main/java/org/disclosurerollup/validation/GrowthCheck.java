package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.JdbcSubmissionStore.EarlierYear;

/**
 * Judges growth of the headline figures of one form and year: against the unit's own earlier growth as soon as a figure
 * comes, against that of its peers when all are known. Memory is a few bytes per figure.
 */
final class GrowthCheck {

    private static final long MOST_SUSPICION = 10_000;

    private final UnitTree tree;
    private final OwnHistory history;
    private final Map<Cell, Observations> observations = new LinkedHashMap<>();
    private final Map<Place, Deviation> deviations = new LinkedHashMap<>();

    GrowthCheck(UnitTree tree, OwnHistory history) {
        this.tree = tree;
        this.history = history;
    }

    /** What growth was judged against. */
    enum Yardstick {
        PEERS("同类单位"),
        OWN_HISTORY("本单位历年增减幅度"),
        BOTH("同类单位和本单位历年增减幅度");

        private final String label;

        Yardstick(String label) {
            this.label = label;
        }

        /** In the words of a message. */
        String label() {
            return label;
        }
    }

    /** @param subject number of the submission, as its caller counts them */
    private record Place(int subject, Cell cell) {}

    /**
     * Growth that is out of the ordinary.
     *
     * @param expected what would have been usual; by the stricter yardstick where both find it odd
     * @param suspicion how far off it is, in hundredths of what is usual
     */
    record Deviation(
            int subject, Cell cell, long now, long before, long expected, long suspicion, Yardstick yardstick) {

        private Deviation and(Deviation other) {
            Deviation stricter = suspicion >= other.suspicion ? this : other;
            return new Deviation(subject, cell, now, before, stricter.expected, stricter.suspicion, Yardstick.BOTH);
        }
    }

    /** The years before last that {@link #add} wants figures of. */
    List<EarlierYear> earlierYears() {
        return history.years();
    }

    /**
     * Takes a unit's two figures of a cell, both positive.
     *
     * @param earlier figures of the {@link #earlierYears}
     */
    void add(int subject, Cell cell, long now, long before, List<long[]> earlier) {
        if (!OwnHistory.isJudged(cell)) {
            return;
        }
        observations.computeIfAbsent(cell, c -> new Observations()).add(subject, now, before);
        history.outlier(cell, now, before, earlier)
                .map(outlier -> deviation(cell, subject, now, before, outlier, Yardstick.OWN_HISTORY))
                .ifPresent(odd -> deviations.merge(new Place(subject, cell), odd, Deviation::and));
    }

    private static Deviation deviation(
            Cell cell, int subject, long now, long before, RatioEdit.Outlier outlier, Yardstick yardstick) {
        return new Deviation(
                subject,
                cell,
                now,
                before,
                outlier.expected(),
                Math.min(outlier.suspicion(), MOST_SUSPICION),
                yardstick);
    }

    /**
     * Judges growth among peers, and answers all that is out of the ordinary: one for a cell of a submission.
     *
     * @param nodes place in the tree by number of the submission
     */
    List<Deviation> deviations(IntUnaryOperator nodes) {
        observations.entrySet().parallelStream()
                .map(entry -> judgeAmongPeers(entry.getKey(), entry.getValue().unpack(), nodes))
                .forEachOrdered(ofCell -> ofCell.forEach(
                        odd -> deviations.merge(new Place(odd.subject(), odd.cell()), odd, Deviation::and)));
        // Before findings are made of what was found.
        observations.clear();
        List<Deviation> found = List.copyOf(deviations.values());
        deviations.clear();
        return found;
    }

    /** Peers are units of one kind with one parent; where they are too few, all of that kind below the highest area. */
    private List<Deviation> judgeAmongPeers(Cell cell, Observations.Unpacked all, IntUnaryOperator nodes) {
        PeerGroups siblings = new PeerGroups(all.size());
        PeerGroups kinds = new PeerGroups(all.size());
        for (int i = 0; i < all.size(); i++) {
            int node = nodes.applyAsInt(all.subjects()[i]);
            int kind = tree.kind(node).ordinal();
            siblings.put(i, tree.parent(node) * 16L + kind);
            kinds.put(i, tree.top(node) * 16L + kind);
        }
        List<Deviation> found = new ArrayList<>();
        BitSet judged = new BitSet(all.size());
        for (int[] peers : siblings.groups()) {
            if (peers.length >= RatioEdit.FEWEST_PEERS) {
                judge(cell, all, peers, judged, true, found);
            }
        }
        for (int[] peers : kinds.groups()) {
            judge(cell, all, peers, judged, false, found);
        }
        return found;
    }

    /**
     * @param judged the observations that were judged among siblings
     * @param own whether the peers are siblings; others are judged only where siblings were too few
     */
    private static void judge(
            Cell cell, Observations.Unpacked all, int[] peers, BitSet judged, boolean own, List<Deviation> found) {
        long[] now = Arrays.stream(peers).mapToLong(i -> all.now()[i]).toArray();
        long[] before = Arrays.stream(peers).mapToLong(i -> all.before()[i]).toArray();
        for (RatioEdit.Outlier outlier : RatioEdit.outliers(now, before)) {
            int at = peers[outlier.index()];
            if (own || !judged.get(at)) {
                found.add(
                        deviation(cell, all.subjects()[at], all.now()[at], all.before()[at], outlier, Yardstick.PEERS));
            }
        }
        if (own) {
            for (int i : peers) {
                judged.set(i);
            }
        }
    }
}
