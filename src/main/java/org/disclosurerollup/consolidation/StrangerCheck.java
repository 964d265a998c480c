package org.disclosurerollup.consolidation;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;
import org.disclosurerollup.validation.HistoryCheck.Scored;

/** Says of submissions whose unit has no place in the tree of their year any more that they are in no total. */
public final class StrangerCheck {

    private static final String RULE = "unit-removed";

    private final Form form;
    private final Period period;
    private final UnitRegister units;
    private final List<Scored> findings = new ArrayList<>();

    public StrangerCheck(Form form, Period period, UnitRegister units) {
        this.form = form;
        this.period = period;
        this.units = units;
    }

    /** Takes a counted submission that {@link Consolidator#add} had nowhere to add. */
    public void add(JdbcAreaFilings.Filed filed) {
        boolean known = units.isKnown(filed.unitCode());
        boolean inTree = units.treeOf(period).indexOf(filed.unitCode()) >= 0;
        String cause =
                inTree ? "所属地区在该年度已不在 units.csv 中" : known ? "该单位在该年度已不在 units.csv 的有效期内" : "该单位已从 units.csv 中删除";
        findings.add(new Scored(
                new Finding(
                        Severity.SOFT,
                        RULE,
                        filed.unitCode(),
                        period.toString(),
                        form.id(),
                        null,
                        null,
                        null,
                        cause + ",其" + filed.scope().label()
                                + "口径填报不再计入任何汇总数。请恢复该单位的记录;如已撤并,请填写终止日期(valid_to)和承接单位(successor),不要删除。",
                        null,
                        filed.line()),
                filed.submissionId(),
                filed.fileId(),
                0));
    }

    /** The findings, by unit and scope. */
    public List<Scored> findings() {
        return findings;
    }
}
