package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcceptedRevisionTests {

    private static final byte[] CONTENT = {1};
    private static final byte[] OTHER = {2};

    private final RevisionHistory history = new RevisionHistory();

    private void filed(int number, byte[] content) {
        history.add(new Revision(number, number, SubmissionStatus.REJECTED, content, "file", 1, Revision.OPEN));
    }

    private void acceptedByOperator(int number, byte[] content) {
        history.add(new Revision(
                number,
                number,
                SubmissionStatus.ACCEPTED,
                SubmissionStatus.ACCEPTED,
                content,
                "file",
                new Revision.AcceptedBy("张三", "核实", number - 1),
                1,
                Revision.OPEN));
    }

    @Test
    void unitsOwnNumbersStandWhereNobodyAccepted() {
        filed(1, CONTENT);

        assertThat(history.numberFor(1)).isEqualTo(1);
        assertThat(history.numberFor(2)).isEqualTo(2);
        assertThat(history.numberFor(7)).isEqualTo(7);
    }

    @Test
    void unitsNumbersGoRoundThoseOfAcceptances() {
        filed(1, CONTENT);
        acceptedByOperator(2, CONTENT);
        filed(3, OTHER);
        acceptedByOperator(4, OTHER);

        assertThat(history.numberFor(1)).isEqualTo(1);
        assertThat(history.numberFor(2)).isEqualTo(3);
        assertThat(history.numberFor(3)).isEqualTo(5);
    }

    @Test
    void acceptanceStandsForTheContentItAccepted() {
        filed(1, CONTENT);
        acceptedByOperator(2, CONTENT);

        assertThat(history.withContent(CONTENT).orElseThrow().number()).isEqualTo(2);
    }
}
