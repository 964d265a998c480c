package org.disclosurerollup.job;

/**
 * A figure that a rerun found otherwise than it was stored, though nothing had changed for it: something went wrong when
 * it was stored, or somebody changed it in the database.
 *
 * @param what total, previous, like-for-like or like-for-like previous; total row or base row for what is no figure in
 *     them; or filing, judged otherwise by the same rules
 * @param group group of the total, or scope of the filing
 * @param cell code of the cell; empty for a whole row
 * @param stored as it was stored, {@code null} for nothing
 * @param computed as it came out, {@code null} for nothing
 */
public record RerunDifference(
        String what,
        String unitCode,
        String form,
        String period,
        String group,
        String cell,
        String stored,
        String computed) {}
