package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.reporting.JdbcFilings.Filing;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.SubmissionStatus;

/**
 * What the units of a tree filed of one form, in columns by their index: a {@link Filing} is made when somebody asks for
 * it, because a country has 150,000 of them.
 */
public final class Filings {

    private static final Scope[] SCOPES = Scope.values();
    private static final SubmissionStatus[] STATUSES = SubmissionStatus.values();
    private static final byte NONE = -1;

    private final UnitTree tree;
    private final byte[] kinds;
    private final int[] revisions;
    private final int[] sources;
    private final int[] lines;
    private final long[] firstRuns;
    private final Map<Integer, String> reasons = new HashMap<>();
    private final Map<Integer, String> acceptedBy = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Filings(UnitTree tree) {
        this.tree = tree;
        kinds = new byte[tree.size()];
        Arrays.fill(kinds, NONE);
        revisions = new int[tree.size()];
        sources = new int[tree.size()];
        lines = new int[tree.size()];
        firstRuns = new long[tree.size()];
    }

    /**
     * Notes what a unit filed, unless better is there: a counted one goes before one that waits, then one with hard
     * findings, and an area's own filing before its area filing. What was filed of units that are not in the tree is left out.
     */
    void add(String unitCode, Filing filing) {
        int node = tree.indexOf(unitCode);
        if (node < 0 || kinds[node] != NONE && !isBetter(filing, node)) {
            return;
        }
        kinds[node] = (byte)
                (filing.status().ordinal() * SCOPES.length + filing.scope().ordinal());
        revisions[node] = filing.revision();
        sources[node] = numbers.computeIfAbsent(filing.source(), path -> {
            paths.add(path);
            return paths.size() - 1;
        });
        lines[node] = filing.line();
        firstRuns[node] = filing.firstRun();
        note(reasons, node, filing.reason());
        note(acceptedBy, node, filing.acceptedBy());
    }

    private static void note(Map<Integer, String> texts, int node, String text) {
        if (text == null) {
            texts.remove(node);
        } else {
            texts.put(node, text);
        }
    }

    private boolean isBetter(Filing filing, int node) {
        int byStatus = filing.status().compareTo(status(node));
        return byStatus < 0 || byStatus == 0 && filing.scope() == Scope.OWN;
    }

    private SubmissionStatus status(int node) {
        return STATUSES[kinds[node] / SCOPES.length];
    }

    /** Whether what the unit filed counts. */
    boolean isAccepted(int node) {
        return kinds[node] != NONE && status(node) == SubmissionStatus.ACCEPTED;
    }

    /** What the unit at an index of the tree filed, {@code null} if nothing stands. */
    Filing of(int node) {
        if (kinds[node] == NONE) {
            return null;
        }
        return new Filing(
                SCOPES[kinds[node] % SCOPES.length],
                status(node),
                revisions[node],
                paths.get(sources[node]),
                lines[node],
                reasons.get(node),
                acceptedBy.get(node),
                firstRuns[node]);
    }
}
