package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.Finding;

/**
 * Writes {@code notices.csv} and a page in {@code notices/} for each unit with open findings in the years reported.
 *
 * <p>A page lists the unit's open findings of all years, so that it never forgets what an earlier run asked for; a page
 * of an earlier run is brought up to date, and removed once its unit has none left. A few units are in memory at a time.
 */
final class NoticeWriter {

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
     * @param years the years reported; findings whose year cannot be read always belong to them
     * @param earlier letters of units for which nothing changed are left alone
     * @return how many units have a page for these years
     */
    int write(long run, Set<String> years, Path folder, EarlierOutputs earlier) throws IOException {
        try (NoticesCsv csv = new NoticesCsv(folder, units, labels);
                Letters letters = new Letters(folder.resolve("notices"), earlier)) {
            notices.forEach(run, addressed -> {
                boolean reported = isReported(addressed.finding(), years);
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
            csv.finish();
            return letters.wanted;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isReported(Finding finding, Set<String> years) {
        String period = finding.period();
        return period == null || !period.matches("\\d{4}") || years.contains(period);
    }

    /** Turns a sequence of findings, unit after unit, into pages. */
    private final class Letters implements AutoCloseable {

        private final Path folder;
        private final EarlierOutputs earlier;
        private final boolean anyCanStay;
        private final Set<String> open = new HashSet<>();
        private final InOrder<Notice> writing = new InOrder<>(written -> {});
        private Notice current;
        private int wanted;

        private Letters(Path folder, EarlierOutputs earlier) {
            this.folder = folder;
            this.earlier = earlier;
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
            wanted += notice.isWanted() ? 1 : 0;
            open.add(name);
        }

        private void finish() throws IOException {
            write();
            writing.finish();
            removeOld();
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
        if (!OWN_NAME.matcher(file.getFileName().toString()).matches()
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(NoticePage.MARK);
        }
    }
}
