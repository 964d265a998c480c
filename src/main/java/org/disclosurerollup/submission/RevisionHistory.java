package org.disclosurerollup.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The revisions of one submission and which of them stand: the highest that is not rejected counts or, where it withdraws,
 * lets nothing count; a rejected one waits beside it until a higher revision comes. The order in which revisions arrive
 * makes no difference. One that came while its year was closed has its number and content, and touches no other.
 */
final class RevisionHistory {

    private static final Comparator<Revision> IN_ORDER =
            Comparator.comparingInt(Revision::number).thenComparing(Revision::isOpen);

    private final List<Revision> revisions = new ArrayList<>(1);

    void add(Revision revision) {
        revisions.add(revision);
    }

    /**
     * The latest revision with the content: that of an accepted one is the same as that of the rejected one before it. Of
     * rows with the same number the one that stands.
     */
    Optional<Revision> withContent(byte[] content) {
        return highest(revision -> revision.hasContent(content));
    }

    Optional<Revision> withNumber(int number) {
        return first(revision -> revision.number() == number);
    }

    /** The revision that counts, or the withdrawal that lets none count. */
    Optional<Revision> standing() {
        return first(revision -> revision.isOpen() && revision.replacesEarlier());
    }

    // A loop, here and below: most histories are empty, and a national year asks 148,180 of them.
    private Optional<Revision> first(Predicate<Revision> wanted) {
        for (Revision revision : revisions) {
            if (wanted.test(revision)) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    /** What will count, or let nothing count, when all that waits has taken effect. */
    Optional<Revision> latest() {
        return highest(revision -> revision.isOpen() && revision.judgement().replacesEarlier());
    }

    /** The last word of the unit: {@link #latest}, or the rejected revision that waits beside it to be corrected. */
    Optional<Revision> last() {
        return highest(Revision::isOpen);
    }

    private Optional<Revision> highest(Predicate<Revision> wanted) {
        Revision highest = null;
        for (Revision revision : revisions) {
            if (wanted.test(revision) && (highest == null || IN_ORDER.compare(revision, highest) > 0)) {
                highest = revision;
            }
        }
        return Optional.ofNullable(highest);
    }

    /** Whether any revision with the content came from the file. */
    boolean hasContentFrom(byte[] content, String source) {
        return revisions.stream()
                .anyMatch(revision ->
                        revision.hasContent(content) && revision.source().equals(source));
    }

    boolean hasSeveral() {
        return revisions.size() > 1;
    }

    /** All revisions that nothing replaced yet, but for those that wait. */
    List<Revision> open() {
        return revisions.stream()
                .filter(revision -> revision.isOpen() && !revision.isWaiting())
                .toList();
    }

    /**
     * The number under which a revision is kept that its unit counts as its {@code stated}th. A unit does not know of the
     * numbers that an operator's acceptances took, so these are left out.
     */
    int numberFor(int stated) {
        int number = stated;
        for (int taken : revisions.stream()
                .filter(Revision::isByOperator)
                .mapToInt(Revision::number)
                .distinct()
                .sorted()
                .toArray()) {
            number += taken <= number ? 1 : 0;
        }
        return number;
    }

    int nextNumber() {
        int highest = 0;
        for (Revision revision : revisions) {
            highest = Math.max(highest, revision.number());
        }
        return highest + 1;
    }

    /** Adds a revision of this run and closes what it replaces, or itself if a higher one already stands. */
    void arrive(Revision arrived, long run) {
        for (Revision other : arrived.isWaiting() ? List.<Revision>of() : revisions) {
            if (other.isWaiting()) {
                continue;
            }
            boolean lower = other.number() < arrived.number();
            if (lower && other.isOpen() && (arrived.replacesEarlier() || !other.replacesEarlier())) {
                other.close(run);
            }
            if (!lower
                    && arrived.isOpen()
                    && (other.isOpen() && other.replacesEarlier() || !arrived.replacesEarlier())) {
                arrived.close(run);
            }
        }
        revisions.add(arrived);
    }
}
