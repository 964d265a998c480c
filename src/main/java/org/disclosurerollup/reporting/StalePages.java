package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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

    /**
     * Removes those of a year.
     *
     * @param there the names of all that is in the folder
     * @param areas codes of the areas that have a page
     */
    static void remove(Path pages, Collection<String> there, Period period, Set<String> areas) throws IOException {
        String ending = AreaPage.fileName("", period);
        List<String> others = there.stream()
                .filter(name ->
                        name.endsWith(ending) && !areas.contains(name.substring(0, name.length() - ending.length())))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        Set<String> vouched =
                areas.stream().map(code -> AreaPage.fileName(code, period)).collect(Collectors.toSet());
        for (String name : others) {
            Path file = pages.resolve(name);
            if (AreaPage.isNameOfPage(name, period)
                    && !vouched.contains(name)
                    && AreaPage.isBeginningOfPage(PageHead.of(file, HEAD), period)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
