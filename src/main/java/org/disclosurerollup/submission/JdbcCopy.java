package org.disclosurerollup.submission;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.database.BinaryCopyWriter;

/** What stands in the text of a COPY of many rows, which takes no bound parameters. */
public final class JdbcCopy {

    private static final String SELECT_UNITS = """
            create temporary table if not exists selected_unit (unit_code text primary key);
            truncate selected_unit
            """;
    private static final String FILL_SELECTED = "copy selected_unit (unit_code) from stdin (format binary)";

    private JdbcCopy() {}

    /** The form's id, which is checked here: it stands in the text as it is. */
    public static String literal(Form form) {
        if (!form.id().matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not a form id: " + form.id());
        }
        return form.id();
    }

    /**
     * The text that limits a query to the units, empty for all. Their codes go into a temporary table of the
     * session.
     *
     * @param column of the query that holds a unit's code
     */
    public static String joined(UnitSelection units, String column, Connection connection) throws SQLException {
        if (units.isAll()) {
            return "";
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SELECT_UNITS);
            try (BinaryCopyWriter copy = new BinaryCopyWriter(connection, FILL_SELECTED)) {
                for (String code : units.toArray()) {
                    copy.row(1).text(code);
                }
                copy.finish();
            }
            statement.execute("analyze selected_unit");
        }
        return "join selected_unit on selected_unit.unit_code = " + column;
    }
}
