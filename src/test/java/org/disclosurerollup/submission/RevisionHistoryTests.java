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

    private static Revision revision(int number, boolean accepted, long run) {
        return new Revision(number, number, accepted, new byte[] {(byte) number}, "file", run, Revision.OPEN);
    }

    private static List<Integer> open(RevisionHistory history) {
        return history.open().stream().map(Revision::number).sorted().toList();
    }

    /** @param revisions a sign for each revision from 1 on: + accepted, - rejected; in the order of arrival */
    private static RevisionHistory arrived(String... revisions) {
        RevisionHistory history = new RevisionHistory();
        long run = 1;
        for (String revision : revisions) {
            history.arrive(revision(Integer.parseInt(revision.substring(1)), revision.charAt(0) == '+', run), run);
            run++;
        }
        return history;
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
    void nothingStandsWhileAllAreRejected() {
        assertThat(arrived("-1", "-2").standing()).isEmpty();
        assertThat(new RevisionHistory().standing()).isEmpty();
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
            @ForAll @Size(max = 8) List<Boolean> accepted, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            order.add(i + 1);
        }
        Collections.shuffle(order, new Random(seed));
        RevisionHistory history = new RevisionHistory();
        for (int number : order) {
            history.arrive(revision(number, accepted.get(number - 1), 1), 1);
        }
        int highest = accepted.size();
        List<Integer> expected = new ArrayList<>();
        int standing = accepted.lastIndexOf(true) + 1;
        if (standing > 0) {
            expected.add(standing);
        }
        if (highest > standing) {
            expected.add(highest);
        }
        assertThat(open(history)).isEqualTo(expected);
    }
}
