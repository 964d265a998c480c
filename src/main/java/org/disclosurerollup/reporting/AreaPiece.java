package org.disclosurerollup.reporting;

import java.util.List;

/**
 * What the tables that go by area say of one.
 *
 * @param fields those that all areas of the form and year share
 * @param area the area's figures; {@code null} if it has none and had none when it was published
 * @param coverage rows of the area and of the units that follow it, up to the next area
 */
record AreaPiece(FormYear formYear, FigureFields fields, AreaFigures area, List<Coverage.Row> coverage) {}
