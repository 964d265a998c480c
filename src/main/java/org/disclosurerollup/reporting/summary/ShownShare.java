package org.disclosurerollup.reporting.summary;

import java.math.BigDecimal;

/**
 * A share in percent as it is shown.
 *
 * @param percent two decimals; {@code null} where there is none
 * @param adjusted whether it is not rounded half-up, so that shares add to 100
 */
public record ShownShare(BigDecimal percent, boolean adjusted) {

    /** The share with its mark where it was adjusted; — where there is none. */
    public String text() {
        return percent == null ? "—" : (adjusted ? Display.MARK : "") + percent.toPlainString();
    }
}
