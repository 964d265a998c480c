package org.disclosurerollup.consolidation;

import java.util.Locale;
import org.disclosurerollup.catalogue.UnitKind;

/** A part of an area's total. */
public enum Group {
    TOTAL("合计"),
    /** The area's own figures and those of its government office. */
    GOVERNMENT("政府本级"),
    /** The areas directly below: counties of a city, cities of a region, townships of a county. */
    COUNTIES("下级地区"),
    /** The departments directly below the area. */
    DEPARTMENTS("部门"),
    /** What operators entered at the area itself, beside what was filed. */
    ADJUSTMENTS("调整数");

    private final String label;

    Group(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public static Group ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The group of the parent to which a unit's figures go. */
    public static Group ofChild(UnitKind kind) {
        return switch (kind) {
            case DEPARTMENT -> DEPARTMENTS;
            case GOVERNMENT -> GOVERNMENT;
            default -> COUNTIES;
        };
    }
}
