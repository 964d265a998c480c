package org.disclosurerollup.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reporting unit is. Areas can have units below them; offices (government, department) cannot. */
public enum UnitKind {
    REGION("省级"),
    CITY("地级市"),
    COUNTY("县市区"),
    ZONE("开发区"),
    TOWNSHIP("乡镇街道"),
    GOVERNMENT("政府本级"),
    DEPARTMENT("部门");

    private final String label;
    private final String code = name().toLowerCase(Locale.ROOT);

    UnitKind(String label) {
        this.label = label;
    }

    /** Whether units of this kind are nodes of the tree that have a total of their own. */
    public boolean isArea() {
        return this != GOVERNMENT && this != DEPARTMENT;
    }

    /**
     * Whether a unit of this kind can take over from one of the other: both of the same level. A government office and a
     * department are offices alike; a zone may stand where a county or a township does.
     */
    public boolean canTakeOverFrom(UnitKind other) {
        if (this == other) {
            return true;
        }
        if (!isArea() || !other.isArea()) {
            return isArea() == other.isArea();
        }
        return this == ZONE && other.isBelowCity() || other == ZONE && isBelowCity();
    }

    private boolean isBelowCity() {
        return this == COUNTY || this == TOWNSHIP;
    }

    /** The word used in {@code units.csv} and in outputs, e.g. {@code county}. */
    public String code() {
        return code;
    }

    /** The Chinese word shown to people. */
    public String label() {
        return label;
    }

    /** All words, to be told to somebody who wrote another one. */
    static String codes() {
        String all = Arrays.stream(values()).map(UnitKind::code).collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return all.substring(0, last) + " or " + all.substring(last + 2);
    }

    public static Optional<UnitKind> ofCode(String code) {
        for (UnitKind kind : values()) {
            if (kind.code.equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
