package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.disclosurerollup.catalogue.Period;

/**
 * Removes pages of a year that is reported which the run does not vouch for: of areas whose last figure was withdrawn or
 * refused, or that are not in the table of units any more. What is not a page by its name and its head stays.
 *
 * <p>Done before the year's pages are written: whatever was removed though it has to be there, as on a disk that takes two
 * names for one, is missing then and written again.
 */
final class StalePages {

    /** Enough for the longest name of an area in a title. */
    private static final int HEAD = 1 << 16;

    private StalePages() {}

    /** The names of the pages that there are of a year, of these pieces of the tables. */
    static Set<String> vouched(Period period, Map<WrittenOutputs.PieceKey, WrittenOutputs.Piece> pieces) {
        return pieces.entrySet().stream()
                .filter(piece ->
                        piece.getValue().hasFigures() && piece.getKey().period().equals(period))
                .map(piece -> AreaPage.fileName(piece.getKey().code(), period))
                .collect(Collectors.toSet());
    }

    /**
     * Removes those of a year whose names are not among these.
     *
     * @param there the names of all that is in the folder
     */
    static void remove(Path pages, Collection<String> there, Period period, Set<String> vouched) throws IOException {
        for (String name : there) {
            Path file = pages.resolve(name);
            if (AreaPage.isNameOfPage(name, period)
                    && !vouched.contains(name)
                    && AreaPage.isBeginningOfPage(PageHead.of(file, HEAD), period)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
