package org.disclosurerollup.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.disclosurerollup.catalogue.CatalogueFiles;
import org.disclosurerollup.catalogue.Cell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels as offices write them, against the form of 2014. */
class LabelsTests {

    private static FormLabels labels;

    @BeforeAll
    static void readForm() throws IOException {
        labels = new FormLabels(CatalogueFiles.shipped().form("disclosure-2014"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(一)收到申请数|3.1",
                "\uFF08一\uFF09收到申请数|3.1",
                "〔一〕 收到申请数|3.1",
                "【一】收到申请数|3.1",
                "一、收到申请数|3.1",
                "1.收到申请数|3.1",
                "1、收到申请数|3.1",
                "⑴收到申请数|3.1",
                "①当面申请数|3.1.1",
                "㈠收到申请数|3.1",
                "收到申请数(件)|3.1",
                "收 到\u3000申请数\uFF1A|3.1",
                "政府微博公开政府信息数|1.2.3",
                "政务微博公开政府信息数|1.2.3",
                "涉及个人秘密|3.3.4.3",
                "涉及个人隐私的|3.3.4.3",
                "其中\uFF1A主动公开规范性文件数|1.1.1"
            })
    void isKnown(String label, String code) {
        assertThat(labels.cells(Labels.normalise(label))).extracting(Cell::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"受到申请数,(一)收到申请数", "政务微搏公开政府信息数,3.政务微博公开政府信息数"})
    void isOnlySuggestedWhereItIsMerelySimilar(String label, String nearest) {
        assertThat(labels.cells(Labels.normalise(label))).isEmpty();
        assertThat(labels.nearest(Labels.normalise(label))).first().isEqualTo(nearest);
    }

    @Test
    void nothingIsNearToWhatIsQuiteDifferent() {
        assertThat(labels.nearest(Labels.normalise("年末在用域名总个数"))).isEmpty();
    }
}
