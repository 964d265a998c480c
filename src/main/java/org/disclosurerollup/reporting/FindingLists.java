package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.submission.UnitSelection;

/**
 * Writes the lists of findings and the letters to units. Where little changed since an earlier run, only findings of units
 * that may have other ones now are read; lines and letters of all others stay as they are.
 */
final class FindingLists {

    private static final String FINDINGS = "findings.csv";
    private static final String REVIEW = "review.csv";
    private static final String CURED = "cured.csv";
    private static final String NOTICES = "notices.csv";

    /** All of them. */
    static final List<String> FILES = List.of(FINDINGS, REVIEW, CURED, NOTICES);

    /** Of more units than one in so many all are read, which takes no longer then. */
    private static final int FEW = 2;

    private final UnitRegister units;
    private final CellLabels labels;
    private final JdbcFindings findings;
    private final JdbcNotices notices;
    private final JdbcCuredFindings cured;

    FindingLists(
            JdbcFindings findings,
            JdbcNotices notices,
            JdbcCuredFindings cured,
            UnitRegister units,
            CellLabels labels) {
        this.findings = findings;
        this.notices = notices;
        this.cured = cured;
        this.units = units;
        this.labels = labels;
    }

    /**
     * What is to be written.
     *
     * @param years those reported
     * @param listed whether findings of a year as filed are listed
     * @param read the units whose findings are read; lines and letters of others are taken over
     */
    record Wanted(
            long run,
            Set<String> years,
            Predicate<String> listed,
            Path folder,
            EarlierOutputs earlier,
            UnitSelection read) {

        private Path file(String name) {
            return folder.resolve(name);
        }
    }

    /**
     * Decides whose findings are to be read: those of units that changed, and of all that stand on a page to be written.
     * All, where it is not certain that every other line and letter is there and would be the same.
     */
    Wanted wanted(long run, Set<String> years, Path folder, EarlierOutputs earlier, Collection<YearToWrite> toWrite)
            throws IOException {
        return new Wanted(
                run,
                years,
                findings.listed(years),
                folder,
                earlier,
                UnitSelection.of(units(years, folder, earlier, toWrite)));
    }

    private Optional<Set<String>> units(
            Set<String> years, Path folder, EarlierOutputs earlier, Collection<YearToWrite> toWrite)
            throws IOException {
        ChangedUnits changed = earlier.changed();
        if (!earlier.hasLists(years)
                || !changed.years().isEmpty()
                || changed.isAnyOutside(units)
                || !earlier.hasAllLetters(folder.resolve(NoticeWriter.FOLDER))) {
            return Optional.empty();
        }
        Set<String> codes = new HashSet<>();
        changed.units().values().forEach(codes::addAll);
        for (YearToWrite year : toWrite) {
            BitSet nodes = year.unitsOnPages();
            if (nodes.cardinality() > year.tree().size() / FEW) {
                return Optional.empty();
            }
            nodes.stream().forEach(node -> codes.add(year.tree().code(node)));
        }
        boolean anyByName = findings.namedInFiles().stream().anyMatch(code -> !units.isKnown(code));
        return anyByName ? Optional.empty() : Optional.of(codes);
    }

    /** Counts what stands. */
    FindingCounts counts(Wanted wanted) {
        return findings.counts(wanted.run(), wanted.listed());
    }

    /**
     * Writes {@code findings.csv} and {@code review.csv}.
     *
     * @param mergeable is told which of them can be taken over later
     * @return what the pages show
     */
    AreaFindings writeFindings(Wanted wanted, Collection<String> mergeable) throws IOException {
        AreaFindings areaFindings = new AreaFindings(units);
        Path file = wanted.file(FINDINGS);
        Path reviewFile = wanted.file(REVIEW);
        try (FindingsCsv csv = new FindingsCsv(file, units, lines(wanted, file, FindingsCsv::lines, wanted.listed()));
                ReviewCsv review = new ReviewCsv(
                        reviewFile, units, lines(wanted, reviewFile, ReviewCsv::lines, wanted.listed()))) {
            findings.forEach(wanted.run(), wanted.listed(), wanted.read(), (finding, answered) -> {
                areaFindings.add(finding);
                unchecked(() -> csv.write(finding));
            });
            findings.forEachSuspicion(
                    wanted.run(),
                    wanted.listed(),
                    wanted.read(),
                    (finding, score) -> unchecked(() -> review.write(finding, score)));
            finish(csv, FINDINGS, mergeable);
            finish(review, REVIEW, mergeable);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return areaFindings;
    }

    /** Writes {@code cured.csv}. */
    void writeCured(Wanted wanted, Collection<String> mergeable) throws IOException {
        Path file = wanted.file(CURED);
        try (CuredCsv csv =
                new CuredCsv(file, units, labels, lines(wanted, file, CuredCsv::lines, wanted.years()::contains))) {
            cured.forEach(wanted.run(), wanted.years(), wanted.read(), one -> unchecked(() -> csv.write(one)));
            finish(csv, CURED, mergeable);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * What went to units.
     *
     * @param units how many have a letter for the years reported
     * @param letters fingerprint of the names of all letters that are there now, empty if it cannot be told
     */
    record Notices(int units, String letters) {}

    /** Writes {@code notices.csv} and the letters. */
    Notices writeNotices(Wanted wanted, Collection<String> mergeable) throws IOException {
        Path file = wanted.file(NOTICES);
        EarlierLines earlier =
                lines(wanted, file, NoticesCsv::lines, period -> NoticeWriter.isReported(period, wanted.years()));
        try (NoticesCsv csv = new NoticesCsv(file, units, labels, earlier)) {
            String letters = new NoticeWriter(notices, units, labels).write(wanted, csv);
            finish(csv, NOTICES, mergeable);
            return new Notices(csv.unitCount(), letters);
        }
    }

    /** Opens the lines of an earlier list. */
    @FunctionalInterface
    private interface Opening {
        EarlierLines of(Path file, Predicate<ListKey> stays) throws IOException;
    }

    private static EarlierLines lines(Wanted wanted, Path file, Opening opening, Predicate<String> listed)
            throws IOException {
        if (wanted.read().isAll()) {
            return null;
        }
        return opening.of(
                file,
                key -> key.unitCode() != null && !wanted.read().contains(key.unitCode()) && listed.test(key.period()));
    }

    private static void finish(FindingList list, String name, Collection<String> mergeable) throws IOException {
        list.finish();
        if (list.isMergeable()) {
            mergeable.add(name);
        }
    }

    /** The lists as they were written, if all of them can be taken over. */
    static List<WrittenOutputs.Table> written(Path folder, Collection<String> mergeable) throws IOException {
        List<WrittenOutputs.Table> written = new ArrayList<>();
        if (mergeable.containsAll(FILES)) {
            for (String name : FILES) {
                written.add(WrittenOutputs.Table.of(folder.resolve(name), 0));
            }
        }
        return written;
    }

    /** Something that writes. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private static void unchecked(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
