package org.disclosurerollup.database;

/** A process that opens an embedded database, waits for a line if asked to, and dies without leaving it. */
final class OpenAndHalt {
    private OpenAndHalt() {}

    public static void main(String[] args) throws Exception {
        Database database = Database.open(args[0]);
        database.dataSource().getConnection().createStatement().execute("create table left_behind as select 42 as n");
        System.out.println("opened");
        if (args.length > 1 && args[1].equals("wait")) {
            System.in.read();
        }
        Runtime.getRuntime().halt(9);
    }
}
