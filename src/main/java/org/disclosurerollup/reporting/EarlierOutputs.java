package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.disclosurerollup.catalogue.Period;

/**
 * What stands in a folder from an earlier run, as far as it would be written again just so: whether the tables can be
 * taken over piece by piece, and which pages and letters can be left alone.
 */
final class EarlierOutputs {

    private final Path folder;
    private final Optional<WrittenOutputs> written;
    private final boolean tablesIntact;
    private final ChangedUnits changed;
    private final Map<Path, FolderListing> listings = new ConcurrentHashMap<>();

    private EarlierOutputs(Path folder, Optional<WrittenOutputs> written, ChangedUnits changed) throws IOException {
        this.folder = folder;
        this.written = written;
        this.changed = changed;
        boolean intact = written.isPresent();
        if (written.isPresent()) {
            for (WrittenOutputs.Table table : written.get().tables()) {
                intact &= table.isIntact(folder);
            }
        }
        this.tablesIntact = intact;
    }

    /**
     * Looks at a folder before it is written to.
     *
     * @param fingerprint of program, forms, rules and units
     * @param run as of which it will be written
     * @param reported the years that will be written
     */
    static EarlierOutputs in(
            Path folder, String fingerprint, JdbcChangedUnits changes, long run, Collection<Period> reported)
            throws IOException {
        Optional<WrittenOutputs> written = WrittenOutputs.read(folder, fingerprint)
                .filter(before -> changes.isCompleted(before.run(), before.runStarted()));
        ChangedUnits changed = ChangedUnits.UNKNOWN;
        if (written.isPresent()) {
            Map<Period, Long> years = written.get().years();
            long oldest = reported.stream()
                    .filter(years::containsKey)
                    .mapToLong(years::get)
                    .reduce(written.get().run(), Math::min);
            changed = changes.between(oldest, run);
        }
        return new EarlierOutputs(folder, written, changed);
    }

    /** The units that changed since; all where nothing is known. */
    ChangedUnits changed() {
        return changed;
    }

    /** Whether the rows of a form and year stand in the tables, so that those of unchanged areas can be taken over. */
    boolean hasTables(FormPeriod formPeriod, AreaPieces pieces) {
        return tablesIntact
                && IntStream.range(0, pieces.count()).allMatch(piece -> piece(formPeriod, pieces.code(piece)) != null);
    }

    /** Whether pages of the year are there that can be left alone where nothing changed. */
    boolean hasPages(Period period) {
        return written.filter(
                        before -> before.isOfPresentBoot() && before.years().containsKey(period))
                .isPresent();
    }

    /** Whether letters are there that can be left alone where nothing changed. */
    boolean hasLetters() {
        return written.filter(WrittenOutputs::isOfPresentBoot).isPresent();
    }

    /** Whether every letter that was there then is there, untouched, and nothing else. */
    boolean hasAllLetters(Path letters) throws IOException {
        return hasLetters() && written.orElseThrow().letters().equals(LetterNames.fingerprint(untouchedIn(letters)));
    }

    /** Whether the lists of findings are as they were written, and of these years among others. */
    boolean hasLists(Set<String> years) throws IOException {
        if (written.isEmpty() || written.get().lists().isEmpty()) {
            return false;
        }
        WrittenOutputs before = written.get();
        for (WrittenOutputs.Table list : before.lists()) {
            if (!list.isIntact(folder)) {
                return false;
            }
        }
        Set<String> listed = new HashSet<>();
        before.years().forEach((period, asOf) -> {
            if (asOf == before.run()) {
                listed.add(period.toString());
            }
        });
        return listed.containsAll(years);
    }

    /** The rows of a piece, {@code null} where there are none known. */
    WrittenOutputs.Piece piece(FormPeriod formPeriod, String code) {
        return written.map(before -> before.pieces()
                        .get(new WrittenOutputs.PieceKey(formPeriod.form().id(), formPeriod.period(), code)))
                .orElse(null);
    }

    /** The years whose pages stand in the folder as of an earlier run, and are vouched for. */
    Map<Period, Long> years() {
        return written.filter(WrittenOutputs::isOfPresentBoot)
                .map(WrittenOutputs::years)
                .orElse(Map.of());
    }

    /** Whether a page or letter is there and was not touched since it was written. */
    boolean isUntouched(Path file) throws IOException {
        return untouchedIn(file.getParent()).contains(file.getFileName().toString());
    }

    /** The names of the files in a folder that were not touched since they were written, as they are when first asked. */
    Set<String> untouchedIn(Path parent) throws IOException {
        return listing(parent).untouchedSince(written.orElseThrow().at());
    }

    /** The names of everything in a folder, as it is when either is first asked. */
    Set<String> namesIn(Path parent) throws IOException {
        return listing(parent).names();
    }

    private FolderListing listing(Path parent) {
        return listings.computeIfAbsent(parent, FolderListing::new);
    }

    /** From here on nothing in the folder is vouched for. */
    void forget() throws IOException {
        WrittenOutputs.forget(folder);
    }
}
