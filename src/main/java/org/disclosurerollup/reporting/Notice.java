package org.disclosurerollup.reporting;

import java.util.ArrayList;
import java.util.List;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.submission.Finding;

/** What goes back to one unit: its open findings of all years, counted all, kept only as many as a letter can hold. */
final class Notice {

    private static final int MOST = 500;

    private final String unitCode;
    private final List<Finding> first = new ArrayList<>();
    private long hard;
    private long soft;
    private long lastRun;
    private boolean wanted;

    Notice(String unitCode) {
        this.unitCode = unitCode;
    }

    /** @param reported whether the finding's year is one that is reported now */
    void add(JdbcNotices.Addressed addressed, boolean reported) {
        if (addressed.finding().severity() == Severity.HARD) {
            hard++;
        } else {
            soft++;
        }
        if (first.size() < MOST) {
            first.add(addressed.finding());
        }
        lastRun = Math.max(lastRun, addressed.foundRun());
        wanted |= reported;
    }

    String unitCode() {
        return unitCode;
    }

    /** The first findings, in the order in which they are shown. */
    List<Finding> first() {
        return first;
    }

    long hard() {
        return hard;
    }

    long soft() {
        return soft;
    }

    long count() {
        return hard + soft;
    }

    /** The run that found the latest of them. */
    long lastRun() {
        return lastRun;
    }

    /** Whether any of them is of a year that is reported now. */
    boolean isWanted() {
        return wanted;
    }
}
