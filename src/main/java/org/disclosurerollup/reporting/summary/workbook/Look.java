package org.disclosurerollup.reporting.summary.workbook;

/** How a cell of the workbook looks. */
public enum Look {
    /** The first line of a sheet. */
    TITLE,
    /** A remark below it. */
    NOTE,
    /** A column's header. */
    HEAD,
    /** A printed line of the form without a figure, or the first line of a section. */
    SECTION,
    PLAIN,
    /** A unit of measure. */
    CENTRED,
    /** A unit that belongs to the group above it. */
    MEMBER,
    /** A group's line. */
    GROUP,
    /** An area's total. */
    TOTAL,
    /** What does not count. */
    MUTED,
    /** To be filled in, where the sheet is otherwise locked. */
    INPUT,
    /** Last year's figure, to compare with. */
    BEFORE,
    /** What is wrong with the row. */
    HINT;

    boolean isBold() {
        return this == TITLE || this == HEAD || this == SECTION || this == GROUP || this == TOTAL;
    }

    boolean hasBorder() {
        return this != TITLE && this != NOTE && this != HINT;
    }
}
