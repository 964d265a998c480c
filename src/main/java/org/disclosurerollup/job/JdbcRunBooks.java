package org.disclosurerollup.job;

import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.UnitRegister;
import org.springframework.jdbc.core.JdbcTemplate;

/** Forms and units as runs found them, for looking back. */
public final class JdbcRunBooks {

    private static final String FIRST_KEPT = "select min(introduced_run) from catalogue_file where name = 'units.csv'";
    private static final String SAME_UNITS = """
            select not exists (select from catalogue_file
                               where name = 'units.csv' and introduced_run > ? and introduced_run <= ?)
            """;

    private static final String UNITS_SINCE = """
            select coalesce(max(introduced_run), 0) from catalogue_file
            where name = 'units.csv' and introduced_run <= ?
            """;

    private static final String OTHER_UNITS = """
            select exists (select from catalogue_file where name = 'units.csv' and replaced_run is null and sha256 <> ?)
            """;

    private static final String HAS =
            "select exists (select from catalogue_file where name = ? and replaced_run is null)";

    private final JdbcTemplate jdbc;
    private final JdbcCatalogueStore store;

    public JdbcRunBooks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.store = new JdbcCatalogueStore(dataSource);
    }

    /**
     * What two runs found.
     *
     * @param catalogue the forms of the second
     * @param unitsBefore the units of the first; the same object as the second's where the file is the same
     * @param unitsAfter the units of the second
     */
    public record Books(Catalogue catalogue, UnitRegister unitsBefore, UnitRegister unitsAfter) {}

    /** Empty on a database on which no run kept its forms and units yet; of a run before those that did, the first kept. */
    public Optional<Books> of(long from, long to) throws IOException {
        Long first = jdbc.queryForObject(FIRST_KEPT, Long.class);
        if (first == null) {
            return Optional.empty();
        }
        long before = Math.max(from, first);
        long after = Math.max(to, first);
        Optional<JdbcCatalogueStore.Books> now = store.asOf(after);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        UnitRegister units = now.get().units();
        if (jdbc.queryForObject(SAME_UNITS, Boolean.class, before, after)) {
            return Optional.of(new Books(now.get().catalogue(), units, units));
        }
        return store.asOf(before).map(then -> new Books(now.get().catalogue(), then.units(), units));
    }

    /** Whether the last run found another file of units than this one; false if there was none. */
    public boolean hasOtherUnits(UnitRegister units) {
        return jdbc.queryForObject(OTHER_UNITS, Boolean.class, units.fingerprint());
    }

    /** Whether the last run found a file of that name. */
    public boolean has(String file) {
        return jdbc.queryForObject(HAS, Boolean.class, file);
    }

    /** The run that brought the units which the given run found, so that they need be read only once. */
    public long unitsSince(long run) {
        return jdbc.queryForObject(UNITS_SINCE, Long.class, run);
    }
}
