package org.disclosurerollup.job;

/**
 * An area that had figures of a year, on any form, and has none any more: its last filing was withdrawn or is refused now,
 * an adjustment was reversed, or the area is not in the table of units of that year.
 *
 * @param areaName as the units called it last, empty if they never did
 */
public record LostFigures(String areaCode, String areaName, String period) {}
