package org.disclosurerollup.database;

/** A process that opens an embedded database and dies without leaving it. */
final class OpenAndHalt {
    private OpenAndHalt() {}

    public static void main(String[] args) throws Exception {
        Database database = Database.open(args[0]);
        database.dataSource().getConnection().createStatement().execute("create table left_behind as select 42 as n");
        Runtime.getRuntime().halt(9);
    }
}
