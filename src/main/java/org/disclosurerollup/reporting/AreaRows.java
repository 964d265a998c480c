package org.disclosurerollup.reporting;

/** A table whose rows go by area; has no state, so that several areas can be written at once. */
interface AreaRows {

    /** Name of the file. */
    String file();

    /** The columns' names. */
    String[] header();

    /** Adds the rows of an area and of the units that follow it. */
    void write(AreaPiece piece, CsvBuffer csv);
}
