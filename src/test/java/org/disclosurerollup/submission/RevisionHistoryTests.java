package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RevisionHistoryTests {

    private static Revision revision(int number, SubmissionStatus status, long run) {
        return new Revision(number, number, status, new byte[] {(byte) number}, "file", run, Revision.OPEN);
    }

    private static List<Integer> open(RevisionHistory history) {
        return history.open().stream().map(Revision::number).sorted().toList();
    }

    /** @param revisions a sign and its number for each: + accepted, - rejected, x withdrawn; in the order of arrival */
    private static RevisionHistory arrived(String... revisions) {
        RevisionHistory history = new RevisionHistory();
        long run = 1;
        for (String revision : revisions) {
            history.arrive(revision(Integer.parseInt(revision.substring(1)), status(revision.charAt(0)), run), run);
            run++;
        }
        return history;
    }

    private static SubmissionStatus status(char sign) {
        return switch (sign) {
            case '+' -> SubmissionStatus.ACCEPTED;
            case 'x' -> SubmissionStatus.WITHDRAWN;
            default -> SubmissionStatus.REJECTED;
        };
    }

    @Test
    void theHighestAcceptedRevisionStands() {
        RevisionHistory history = arrived("+1", "+2");
        assertThat(open(history)).containsExactly(2);
        assertThat(history.standing()).get().extracting(Revision::number).isEqualTo(2);
        assertThat(history.withNumber(1))
                .get()
                .extracting(Revision::replacedRun)
                .isEqualTo(2L);
    }

    @Test
    void aLowerRevisionThatComesLateNeverStands() {
        RevisionHistory history = arrived("+3", "+2", "-1");
        assertThat(open(history)).containsExactly(3);
        assertThat(history.withNumber(2))
                .get()
                .extracting(Revision::replacedRun)
                .isEqualTo(2L);
    }

    @Test
    void aRejectedRevisionWaitsBesideTheOneThatCounts() {
        RevisionHistory history = arrived("+1", "-2");
        assertThat(open(history)).containsExactly(1, 2);
        assertThat(history.standing()).get().extracting(Revision::number).isEqualTo(1);
    }

    @Test
    void aHigherRevisionReplacesTheRejectedOne() {
        assertThat(open(arrived("+1", "-2", "-3"))).containsExactly(1, 3);
        assertThat(open(arrived("+1", "-2", "+3"))).containsExactly(3);
    }

    @Test
    void aWithdrawalReplacesAllBeforeItWheneverTheyCome() {
        assertThat(open(arrived("+1", "-2", "x3"))).containsExactly(3);
        assertThat(open(arrived("x3", "-2", "+1"))).containsExactly(3);
        assertThat(open(arrived("x2", "+3"))).containsExactly(3);
        assertThat(open(arrived("+3", "x2"))).containsExactly(3);
        assertThat(open(arrived("x2", "-3"))).containsExactly(2, 3);
    }

    @Test
    void nothingStandsWhileAllAreRejected() {
        assertThat(arrived("-1", "-2").standing()).isEmpty();
        assertThat(new RevisionHistory().standing()).isEmpty();
    }

    private static Revision waiting(int number, char sign) {
        byte[] content = {(byte) number};
        return new Revision(
                number, number, SubmissionStatus.WAITING, status(sign), content, "file", null, 9, Revision.OPEN);
    }

    private static void assertLatestAndLast(RevisionHistory history, int latest, int last) {
        assertThat(history.latest()).get().extracting(Revision::number).isEqualTo(latest);
        assertThat(history.last()).get().extracting(Revision::number).isEqualTo(last);
    }

    @Test
    void theLastWordIsWhatCountsOrTheRejectedRevisionBesideIt() {
        assertLatestAndLast(arrived("+1", "-2"), 1, 2);
        assertLatestAndLast(arrived("+1", "-2", "x3"), 3, 3);
        assertLatestAndLast(arrived("+5", "-2"), 5, 5);
        assertThat(arrived("-1").latest()).isEmpty();
        assertThat(arrived("-1").last()).isPresent();
    }

    @Test
    void ofThoseThatWaitItIsWhatWillBeWhenTheYearIsReopened() {
        RevisionHistory history = arrived("+1");
        history.arrive(waiting(2, '-'), 9);
        assertLatestAndLast(history, 1, 2);
        history.arrive(waiting(3, '+'), 9);
        assertLatestAndLast(history, 3, 3);
        history.arrive(waiting(4, '-'), 9);
        assertLatestAndLast(history, 3, 4);
        assertThat(history.standing()).get().extracting(Revision::number).isEqualTo(1);
    }

    @Test
    void theNextNumberIsBehindTheHighestEverFiled() {
        assertThat(new RevisionHistory().nextNumber()).isEqualTo(1);
        assertThat(arrived("+5", "-2").nextNumber()).isEqualTo(6);
    }

    @Test
    void theSameContentIsFoundAgainEvenWhenReplaced() {
        RevisionHistory history = arrived("+1", "+2");
        assertThat(history.withContent(new byte[] {1}))
                .get()
                .extracting(Revision::number)
                .isEqualTo(1);
        assertThat(history.withContent(new byte[] {9})).isEmpty();
    }

    @Property
    void anyOrderOfArrivalEndsWithTheSameRevisionsStanding(
            @ForAll @Size(max = 8) List<SubmissionStatus> statuses, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < statuses.size(); i++) {
            order.add(i + 1);
        }
        Collections.shuffle(order, new Random(seed));
        RevisionHistory history = new RevisionHistory();
        for (int number : order) {
            history.arrive(revision(number, statuses.get(number - 1), 1), 1);
        }
        List<Integer> expected = new ArrayList<>();
        int standing = Math.max(
                        statuses.lastIndexOf(SubmissionStatus.ACCEPTED),
                        statuses.lastIndexOf(SubmissionStatus.WITHDRAWN))
                + 1;
        // Those that wait are not there for the others.
        int highest = Math.max(standing, statuses.lastIndexOf(SubmissionStatus.REJECTED) + 1);
        if (standing > 0) {
            expected.add(standing);
        }
        if (highest > standing) {
            expected.add(highest);
        }
        assertThat(open(history)).isEqualTo(expected);
    }
}
