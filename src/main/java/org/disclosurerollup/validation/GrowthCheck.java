package org.disclosurerollup.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.submission.JdbcSubmissionStore.EarlierYear;

/**
 * Judges growth of the headline figures of one form and year: against the unit's own earlier growth as soon as a figure
 * comes, against that of its peers when all are known. Memory is a few numbers per unit.
 */
final class GrowthCheck {

    private static final long MOST_SUSPICION = 10_000;

    private final UnitTree tree;
    private final OwnHistory history;
    private final Map<Cell, List<Observation>> observations = new LinkedHashMap<>();
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

    private record Observation(int subject, int node, long now, long before) {}

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
    void add(int subject, int node, Cell cell, long now, long before, List<long[]> earlier) {
        if (!OwnHistory.isJudged(cell)) {
            return;
        }
        observations.computeIfAbsent(cell, c -> new ArrayList<>()).add(new Observation(subject, node, now, before));
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

    /** Judges growth among peers, and answers all that is out of the ordinary: one for a cell of a submission. */
    List<Deviation> deviations() {
        observations.entrySet().parallelStream()
                .map(entry -> judgeAmongPeers(entry.getKey(), entry.getValue()))
                .forEachOrdered(ofCell -> ofCell.forEach(
                        odd -> deviations.merge(new Place(odd.subject(), odd.cell()), odd, Deviation::and)));
        return List.copyOf(deviations.values());
    }

    /** Peers are units of one kind with one parent; where they are too few, all of that kind below the highest area. */
    private List<Deviation> judgeAmongPeers(Cell cell, List<Observation> all) {
        Map<Long, List<Observation>> siblings = new HashMap<>();
        Map<Long, List<Observation>> kinds = new HashMap<>();
        for (Observation observation : all) {
            UnitKind kind = tree.unit(observation.node()).kind();
            siblings.computeIfAbsent(tree.parent(observation.node()) * 16L + kind.ordinal(), k -> new ArrayList<>())
                    .add(observation);
            kinds.computeIfAbsent(tree.top(observation.node()) * 16L + kind.ordinal(), k -> new ArrayList<>())
                    .add(observation);
        }
        List<Deviation> found = new ArrayList<>();
        Set<Integer> judged = new HashSet<>();
        for (List<Observation> peers : siblings.values()) {
            if (peers.size() >= RatioEdit.FEWEST_PEERS) {
                judge(cell, peers, judged, true, found);
            }
        }
        for (List<Observation> peers : kinds.values()) {
            judge(cell, peers, judged, false, found);
        }
        return found;
    }

    /** @param own whether the peers are siblings; others are judged only where siblings were too few */
    private void judge(Cell cell, List<Observation> peers, Set<Integer> judged, boolean own, List<Deviation> found) {
        long[] now = peers.stream().mapToLong(Observation::now).toArray();
        long[] before = peers.stream().mapToLong(Observation::before).toArray();
        for (RatioEdit.Outlier outlier : RatioEdit.outliers(now, before)) {
            Observation observation = peers.get(outlier.index());
            if (own || !judged.contains(observation.subject())) {
                found.add(deviation(
                        cell,
                        observation.subject(),
                        observation.now(),
                        observation.before(),
                        outlier,
                        Yardstick.PEERS));
            }
        }
        if (own) {
            peers.forEach(peer -> judged.add(peer.subject()));
        }
    }
}
