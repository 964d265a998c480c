package org.disclosurerollup.reporting.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RollUp;
import org.disclosurerollup.reporting.summary.workbook.Look;
import org.disclosurerollup.reporting.summary.workbook.TableSheet;

/** How to fill in the form and send it back (填报说明). */
final class GuideSheet {

    static final String NAME = "填报说明";

    private static final int WIDTH = 100;
    private static final int LINE_POINTS = 15;

    private final Form form;
    private final boolean chooseScope;

    GuideSheet(Form form, boolean chooseScope) {
        this.form = form;
        this.chooseScope = chooseScope;
    }

    void write(TableSheet sheet) {
        sheet.widths(5, WIDTH).title(2, "如何填报和报送");
        int number = 1;
        for (String line : lines()) {
            sheet.row(LINE_POINTS * (1 + 2 * line.length() / WIDTH))
                    .text(number++ + ".", Look.CENTRED)
                    .text(line, Look.PLAIN);
        }
        sheet.print(1);
        sheet.sheet().getPrintSetup().setLandscape(false);
        sheet.sheet().enableLocking();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("只在“" + EntrySheet.NAME + "”的浅黄色单元格中填写,其余单元格已锁定;请勿增删行列、改动标签或工作表名称。");
        if (chooseScope) {
            lines.add("口径:只报本单位自身数据的选“本级”,报整个行政区域合计数据的选“汇总”。");
        }
        lines.add("数字只填阿拉伯数字,不写计量单位、千分位逗号和“约”“多”等字样;计量单位以表中所印为准"
                + (amounts().isEmpty() ? "。" : ",金额以" + String.join("、", amounts()) + "填写,不要填成元。"));
        lines.add("空白与 0 不同:确实没有发生的填 0;没有统计、不掌握的留空;不适用于本单位的填 /。空白不会被当作 0。");
        if (form.cells().stream().anyMatch(Cell::signed)) {
            lines.add("增减数:减少的用负数,如 -8;其余各项不得为负数。");
        }
        if (form.cells().stream().anyMatch(cell -> cell.rollUp() == RollUp.COUNT_YES)) {
            lines.add("单位一栏为“是/否”的,从下拉列表中选择“是”或“否”。");
        }
        lines.add("合计数也要填写,不会自动求和;“" + CheckSheet.NAME + "”随填随算:红色为错误,须更正;橙色为提示,请核对,属实可照报。");
        lines.add("灰色栏为上年数,取自本单位上年的报表,供对照,不能修改;没有上年数据的为空。");
        lines.add("填完后确认“" + CheckSheet.NAME + "”中没有错误,直接保存(.xlsx 格式,不要设置密码),以原文件名发回布置本表的单位。");
        return lines;
    }

    private Set<String> amounts() {
        Set<String> amounts = new LinkedHashSet<>();
        for (Cell cell : form.cells()) {
            if (cell.unitOfMeasure().endsWith("元") && !cell.unitOfMeasure().equals("元")) {
                amounts.add(cell.unitOfMeasure());
            }
        }
        return amounts;
    }
}
