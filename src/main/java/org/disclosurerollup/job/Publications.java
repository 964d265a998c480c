package org.disclosurerollup.job;

import java.util.Optional;
import org.disclosurerollup.catalogue.Period;

/** Which run was published for an area and year. */
@FunctionalInterface
public interface Publications {

    /** Nothing was ever published. */
    Publications NONE = (unitCode, period) -> Optional.empty();

    /** The run last published for the area, or empty. */
    Optional<Long> runOf(String unitCode, Period period);
}
