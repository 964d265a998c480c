package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private final Map<Path, FileTime> modified = new HashMap<>();

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
     */
    static EarlierOutputs in(Path folder, String fingerprint, JdbcChangedUnits changes, long run) throws IOException {
        Optional<WrittenOutputs> written = WrittenOutputs.read(folder, fingerprint)
                .filter(before -> changes.isCompleted(before.run(), before.runStarted()));
        ChangedUnits changed = ChangedUnits.UNKNOWN;
        if (written.isPresent()) {
            long oldest = written.get().years().values().stream()
                    .mapToLong(Long::longValue)
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
    synchronized boolean isUntouched(Path file) throws IOException {
        Path parent = file.getParent();
        if (modified.putIfAbsent(parent, FileTime.fromMillis(0)) == null) {
            look(parent);
        }
        FileTime time = modified.get(file);
        return time != null && time.compareTo(written.orElseThrow().at()) <= 0;
    }

    /** One walk is quicker than thousands of questions. */
    private void look(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        Files.walkFileTree(parent, EnumSet.noneOf(FileVisitOption.class), 1, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    modified.put(file, attributes.lastModifiedTime());
                }
                return FileVisitResult.CONTINUE;
            }

            /** What is being written beside is renamed meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** From here on nothing in the folder is vouched for. */
    void forget() throws IOException {
        WrittenOutputs.forget(folder);
    }
}
