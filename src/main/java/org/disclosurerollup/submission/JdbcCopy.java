package org.disclosurerollup.submission;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.database.BinaryCopyWriter;

/** What stands in the text of a COPY of many rows, which takes no bound parameters. */
public final class JdbcCopy {

    /** The name is one of ours: a selection's number. */
    private static final String IS_THERE = "select to_regclass('pg_temp.selected_unit_%d') is not null";

    private static final String MAKE = "create temporary table selected_unit_%d (unit_code text primary key)";
    private static final String FILL = "copy selected_unit_%d (unit_code) from stdin (format binary)";
    private static final String ANALYZE = "analyze selected_unit_%d";

    private JdbcCopy() {}

    /** The form's id, which is checked here: it stands in the text as it is. */
    public static String literal(Form form) {
        if (!form.id().matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a form id: " + form.id());
        }
        return form.id();
    }

    /**
     * The text that limits a query to the units, empty for all. Their codes go into a temporary table of the session,
     * which is filled once for each selection.
     *
     * @param column of the query that holds a unit's code
     */
    public static String joined(UnitSelection units, String column, Connection connection) throws SQLException {
        if (units.isAll()) {
            return "";
        }
        try (Statement statement = connection.createStatement()) {
            if (!isThere(units, statement)) {
                statement.execute(MAKE.formatted(units.number()));
                try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, FILL.formatted(units.number()))) {
                    for (String code : units.toArray()) {
                        copy.row(1).text(code);
                    }
                    copy.finish();
                }
                statement.execute(ANALYZE.formatted(units.number()));
            }
        }
        return "join selected_unit_%1$d on selected_unit_%1$d.unit_code = %2$s".formatted(units.number(), column);
    }

    private static boolean isThere(UnitSelection units, Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(IS_THERE.formatted(units.number()))) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
