package org.disclosurerollup.reporting.summary;

import java.util.ArrayList;
import java.util.List;

/**
 * How a summary shows its figures, as was asked for; nothing of it changes what they are.
 *
 * @param unit {@code null} for the forms' own units of measure
 * @param sharesTo100 whether shares of a set that is the whole are made to add to 100
 */
public record Display(DisplayUnit unit, boolean sharesTo100) {

    /** Figures as they are filed, shares as they are rounded. */
    public static final Display PLAIN = new Display(null, false);

    /** Stands before a figure or share that is not rounded half-up, so that digits stay in line. */
    public static final String MARK = "※";

    /** Below a table with marked figures. */
    public static final String FIGURES_NOTE = "注:带" + MARK + "的数据经舍位平衡,与四舍五入的结果不同,使分项之和等于总计。";

    /** Added to that note where some figures of the table went further than to the next last decimal. */
    public static final String FURTHER_NOTE = "其中%d个因行列小计须同时相等,不是原值上下相邻的两个末位数之一。";

    /** Below a table with marked shares. */
    public static final String SHARES_NOTE = "注:带" + MARK + "的占比按最大余额法调整,使同一指标各组占比之和等于100%。";

    /** What the head of a summary says of it; empty where all is plain. */
    public String head() {
        List<String> head = new ArrayList<>();
        if (unit != null) {
            head.add("表格计量单位:" + unit.multiple() + ",已作舍位平衡");
        }
        if (sharesTo100) {
            head.add("占比已调整为合计100%");
        }
        return String.join(";", head);
    }

    /**
     * How to read it; empty where all is plain.
     *
     * @param further how many figures are not one of the two last decimals beside their exact figure
     * @param unmet how many equations rounded figures do not meet that the exact ones do
     */
    List<String> remarks(long further, long unmet) {
        List<String> remarks = new ArrayList<>();
        if (unit != null) {
            remarks.add("按" + unit.multiple()
                    + "显示的是可相加的指标(如条显示为" + unit.multiple() + "条);以万元填报的"
                    + (unit.multiple() == DisplayUnit.Multiple.万 ? "仍为万元,不再换算" : "显示为亿元")
                    + ";比率、评分、是否等不变。");
            remarks.add("最上一级合计四舍五入,其余各数" + (further > 0 ? "一般" : "") + "取相邻的上下两个末位数之一,使原来相等的合计与分项仍然相等;原来就不相等的不作平衡。"
                    + "空白不参与平衡,0 仍为 0;"
                    + (unit.decimals() == 0 ? "不足末位单位的也可能显示为 0。带" : "0." + "0".repeat(unit.decimals()) + "表示不足末位单位。带")
                    + MARK + "的与四舍五入结果不同。");
            remarks.addAll(notKept(further, unmet));
            remarks.add("同比、占比、增减、排名按未舍入的数计算;文字叙述、图表、排名说明、审核结果和修订数据仍用原计量单位。");
        }
        if (sharesTo100) {
            remarks.add("占比取相邻的上下两个末位数之一,余数大的进位,使合计为100%;用于同一指标各组(如政府、部门、下级)占合计的比重,和网页构成表中各分项占合计的比重,且各部分之和正好等于合计;带"
                    + MARK + "的与四舍五入结果不同。各单位占合计的比重和文字中的整数百分比不作调整。");
        }
        return remarks;
    }

    /** What rounding could not keep; empty where it kept all. */
    static List<String> notKept(long further, long unmet) {
        List<String> remarks = new ArrayList<>();
        if (further > 0) {
            remarks.add("有" + further + "个小计因各行、各列须同时相等,不是原值上下相邻的两个末位数之一,与原值相差一个末位单位或以上。");
        }
        if (unmet > 0) {
            remarks.add("有" + unmet + "处审核公式的等式(如上年结转与新收之和等于办理与结转之和)按原值成立,舍位后不成立;核对以原值为准。");
        }
        return remarks;
    }
}
