package org.disclosurerollup.comparison;

import org.disclosurerollup.consolidation.Group;

/** An area's total, or one of its groups. */
record TotalKey(String areaCode, Group group) {}
