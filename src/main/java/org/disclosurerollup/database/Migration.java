package org.disclosurerollup.database;

import java.util.List;
import java.util.Optional;

/**
 * What bringing a database up to date came to.
 *
 * @param from version of the tables before, empty if there were none
 * @param to version since
 * @param remaining what an administrator still has to do so that others may use the tables, as statements to say
 */
public record Migration(Optional<String> from, String to, List<String> remaining) {}
