package org.disclosurerollup.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.disclosurerollup.catalogue.Severity;
import org.junit.jupiter.api.Test;

class AnswerTests {

    @Test
    void findingWithoutAnswerHasNoMark() {
        assertThat(new Answer(null, "第二次报送", null).mark(Severity.HARD)).isEmpty();
    }

    @Test
    void explanationIsQuoted() {
        assertThat(new Answer("含转载", null, null).mark(Severity.SOFT)).isEqualTo("〔已说明:含转载〕");
    }

    @Test
    void explanationOfAHardFindingSaysThatItStaysHard() {
        assertThat(new Answer("含转载", null, null).mark(Severity.HARD)).isEqualTo("〔已说明:含转载;仍是错误,须更正或由操作员强制受理〕");
    }

    @Test
    void acceptanceMarksAllFindingsOfItsSubmission() {
        Answer answer = new Answer(null, "电话核实", "张三");

        assertThat(answer.mark(Severity.HARD)).isEqualTo("〔已强制受理:电话核实;张三〕");
        assertThat(answer.mark(Severity.SOFT)).isEqualTo("〔已强制受理:电话核实;张三〕");
    }

    @Test
    void bothAnswersAreShown() {
        assertThat(new Answer("含转载", "电话核实", "张三").mark(Severity.HARD)).isEqualTo("〔已说明:含转载〕〔已强制受理:电话核实;张三〕");
    }
}
