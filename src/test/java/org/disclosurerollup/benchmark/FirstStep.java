package org.disclosurerollup.benchmark;

import java.sql.Connection;
import org.disclosurerollup.database.Database;

/**
 * Prints when the last run in an embedded database began its first step. A process of its own, because one that started
 * the server keeps its folder locked.
 */
final class FirstStep {
    private FirstStep() {}

    public static void main(String[] args) throws Exception {
        try (Database database = Database.open(args[0]);
                Connection connection = database.dataSource().getConnection()) {
            System.out.println(OurProgram.firstStep(connection));
        }
    }
}
