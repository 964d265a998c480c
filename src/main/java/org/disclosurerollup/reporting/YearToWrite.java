package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitTree;

/**
 * What of a year is written anew.
 *
 * @param forms which areas of each form and year
 * @param changedBy by area, the last run that marked it
 */
record YearToWrite(Period period, UnitTree tree, Map<FormPeriod, AreasToWrite> forms, Map<String, Long> changedBy) {

    static final String PAGES = "html";

    /** @param cities for the console; those of this year are chosen here */
    static YearToWrite of(
            UnitTree tree,
            List<FormPeriod> forms,
            Map<String, Long> changedBy,
            Path folder,
            EarlierOutputs earlier,
            CitiesShown cities)
            throws IOException {
        Period period = tree.period();
        AreaPieces pieces = new AreaPieces(tree);
        BitSet changed = earlier.changed().in(tree);
        Set<FormPeriod> tabled =
                forms.stream().filter(form -> earlier.hasTables(form, pieces)).collect(Collectors.toSet());
        BitSet pages = earlier.hasPages(period) && tabled.size() == forms.size()
                ? pagesNotAsWritten(tree, pieces, forms, changedBy.keySet(), folder, earlier)
                : all(tree);
        Map<FormPeriod, AreasToWrite> areas = new LinkedHashMap<>();
        for (FormPeriod form : forms) {
            areas.put(form, AreasToWrite.of(tree, pieces, changed, !tabled.contains(form), pages));
        }
        BitSet shown = cities.of(
                tree,
                node -> areas.values().stream().anyMatch(form -> form.isRowsWanted(pieces.of(node))),
                node -> hasPage(earlier, forms, tree.code(node)));
        areas.replaceAll((form, some) -> some.showing(shown));
        return new YearToWrite(period, tree, areas, changedBy);
    }

    private static BitSet all(UnitTree tree) {
        BitSet all = new BitSet(tree.size());
        all.set(0, tree.size());
        return all;
    }

    /** The areas whose page is not there as it was written, or may say something else though nothing changed. */
    private static BitSet pagesNotAsWritten(
            UnitTree tree,
            AreaPieces pieces,
            List<FormPeriod> forms,
            Set<String> marked,
            Path folder,
            EarlierOutputs earlier)
            throws IOException {
        BitSet wanted = new BitSet(tree.size());
        for (int piece = 0; piece < pieces.count(); piece++) {
            String code = pieces.code(piece);
            Path file = folder.resolve(PAGES).resolve(AreaPage.fileName(code, tree.period()));
            // A page bears the run that last marked its area; one that none marked bears the last run that marked any.
            if (hasPage(earlier, forms, code) && !(marked.contains(code) && earlier.isUntouched(file))) {
                wanted.set(pieces.start(piece));
            }
        }
        return wanted;
    }

    private static boolean hasPage(EarlierOutputs earlier, List<FormPeriod> forms, String code) {
        return forms.stream().anyMatch(form -> earlier.piece(form, code).hasFigures());
    }

    /** The units whose findings the pages show: those at and below the areas that get one. */
    BitSet unitsOnPages() {
        BitSet nodes = new BitSet(tree.size());
        for (AreasToWrite areas : forms.values()) {
            areas.addUnitsOnPages(nodes);
        }
        return nodes;
    }
}
