package org.disclosurerollup.reporting.summary.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Cell;
import org.disclosurerollup.reporting.summary.UnitFigures;

/** One thing that units are ranked by, the highest first. */
public sealed interface Yardstick permits ByFigure, ByGrowth, ByRate {

    /** What kind of thing. */
    enum Kind {
        TOTAL("总数"),
        /** Plain growth, where nothing speaks against it. */
        GROWTH("增幅"),
        /** Growth over the units present in both years, beside the plain one of those whose units are the same. */
        LIKE_FOR_LIKE("可比增幅"),
        RATE("比率"),
        SCORE("评分");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it is a growth in percent, which always shows its sign. */
        public boolean isGrowth() {
            return this == GROWTH || this == LIKE_FOR_LIKE;
        }
    }

    Kind kind();

    /** Code of the cell, or of the cells of a rate. */
    String code();

    String name();

    /** Unit of measure of what {@link #of} gives. */
    String unit();

    /** Digits behind the point of what {@link #of} gives. */
    int decimals();

    /** The figure; {@code null} where the unit cannot be ranked by it. */
    BigDecimal of(UnitFigures unit);

    /** What the figure is made of, as filed, or why there is none; empty where there is nothing to say. */
    String remark(UnitFigures unit);

    /** The cell, where it is one; {@code null} for a rate of several. */
    Cell cell();

    /** Why a unit has no figure: that it did not report, or that it left the cell blank. */
    static String absence(UnitFigures unit) {
        return unit.coverage()
                .filter(row -> row.reported() == 0 || !unit.hasFigures())
                .map(row -> row.status().label())
                .orElse("未填此项");
    }

    /** What is to be known of a unit by whatever it is ranked; empty where there is nothing. */
    static String standing(UnitFigures unit) {
        List<String> remarks = new ArrayList<>();
        unit.coverage()
                .filter(row -> row.reported() < row.expected())
                .ifPresent(row -> remarks.add(
                        row.reported() == 0 ? row.status().label() : "已报送 " + row.reported() + "/" + row.expected()));
        if (!unit.counts() && unit.hasFigures()) {
            remarks.add("不计入合计");
        }
        return String.join(",", remarks);
    }
}
