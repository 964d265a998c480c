package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.UnitSelection;

/**
 * Writes {@code notices.csv} and a page in {@code notices/} for each unit with open findings in the years reported.
 *
 * <p>A page lists the unit's open findings of all years, so that it never forgets what an earlier run asked for; a page
 * of an earlier run is brought up to date, and removed once its unit has none left. A few units are in memory at a time.
 */
final class NoticeWriter {

    static final String FOLDER = "notices";

    private static final Pattern OWN_NAME = Pattern.compile("[\\p{L}\\p{Nd}_-]+\\.html");
    private static final int HEAD = 512;

    private final JdbcNotices notices;
    private final UnitRegister units;
    private final CellLabels labels;
    private final NoticePage page;

    NoticeWriter(JdbcNotices notices, UnitRegister units, CellLabels labels) {
        this.notices = notices;
        this.units = units;
        this.labels = labels;
        this.page = new NoticePage(units, labels);
    }

    /**
     * Writes the open findings as of the run.
     *
     * @param wanted findings whose year cannot be read always belong to the years reported; letters of units for which
     *     nothing changed are left alone
     * @return fingerprint of the names of all letters that are there now, empty if it cannot be told from their units'
     *     codes
     */
    String write(FindingLists.Wanted wanted, NoticesCsv csv) throws IOException {
        try (Letters letters = new Letters(wanted)) {
            notices.forEach(wanted.run(), wanted.read(), addressed -> {
                boolean reported = isReported(addressed.finding().period(), wanted.years());
                try {
                    letters.add(addressed, reported);
                    if (reported) {
                        csv.write(addressed.finding());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            letters.finish();
            return letters.fingerprint();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether findings of a period are in {@code notices.csv}. */
    static boolean isReported(String period, Set<String> years) {
        return period == null || !period.matches("\\d{4}") || years.contains(period);
    }

    /** Turns a sequence of findings, unit after unit, into pages. */
    private final class Letters implements AutoCloseable {

        private final Path folder;
        private final EarlierOutputs earlier;
        private final UnitSelection read;
        private final boolean anyCanStay;
        private final Set<String> open = new HashSet<>();
        private final InOrder<Notice> writing = new InOrder<>(written -> {});
        private Notice current;
        private boolean namedByCodes = true;

        private Letters(FindingLists.Wanted wanted) {
            this.folder = wanted.folder().resolve(FOLDER);
            this.earlier = wanted.earlier();
            this.read = wanted.read();
            // A finding that goes by a unit's name may belong to any letter.
            this.anyCanStay = earlier.hasLetters() && !earlier.changed().isAnyOutside(units);
        }

        private boolean stays(String unitCode, Path file) throws IOException {
            return anyCanStay && !earlier.changed().isChangedInAnyYear(unitCode) && earlier.isUntouched(file);
        }

        private void add(JdbcNotices.Addressed addressed, boolean reported) throws IOException {
            String unitCode = addressed.finding().unitCode();
            if (current == null || !current.unitCode().equals(unitCode)) {
                write();
                current = new Notice(unitCode);
            }
            current.add(addressed, reported);
        }

        private void write() throws IOException {
            if (current == null) {
                return;
            }
            Notice notice = current;
            String name = NoticePage.fileName(notice.unitCode());
            Path file = folder.resolve(name);
            if (!stays(notice.unitCode(), file)) {
                writing.add(() -> {
                    if (notice.isWanted() || isOwn(file)) {
                        page.write(file, notice);
                    }
                    return notice;
                });
            }
            open.add(name);
            namedByCodes &= name.equals(notice.unitCode() + NoticePage.ENDING);
        }

        private void finish() throws IOException {
            write();
            writing.finish();
            if (read.isAll()) {
                removeOld();
            } else {
                removeOldOfThoseRead();
            }
        }

        /** Letters of all others are there and stay. */
        private void removeOldOfThoseRead() throws IOException {
            Set<String> there = earlier.untouchedIn(folder);
            for (String unitCode : read.toArray()) {
                String name = unitCode + NoticePage.ENDING;
                if (!open.contains(name) && there.contains(name) && isOwn(folder.resolve(name))) {
                    Files.delete(folder.resolve(name));
                }
            }
            for (String name : there) {
                if (!read.contains(name.substring(0, name.length() - NoticePage.ENDING.length()))) {
                    open.add(name);
                }
            }
        }

        private String fingerprint() {
            return namedByCodes ? LetterNames.fingerprint(open) : "";
        }

        @Override
        public void close() {
            writing.close();
        }

        private void removeOld() throws IOException {
            if (!Files.isDirectory(folder)) {
                return;
            }
            List<Path> files;
            try (Stream<Path> entries = Files.list(folder)) {
                files = entries.toList();
            }
            for (Path file : files) {
                if (!open.contains(file.getFileName().toString()) && isOwn(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Whether the file is a page that this program wrote: by its name and by the mark in its head. */
    private static boolean isOwn(Path file) throws IOException {
        return OWN_NAME.matcher(file.getFileName().toString()).matches()
                && PageHead.of(file, HEAD).contains(NoticePage.MARK);
    }
}
