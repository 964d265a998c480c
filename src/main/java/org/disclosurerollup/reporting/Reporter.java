package org.disclosurerollup.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;

/**
 * Writes all outputs of a run into a folder. One year is in memory at a time. Of what stands in the folder from an earlier
 * run, rows and pages that would be the same are taken over.
 */
public final class Reporter {

    private static final int BESIDE = 4;
    private static final List<AreaRows> PUBLISHED = List.of(new TotalRows(), new ComparisonRows(), new CoverageRows());
    private static final List<AreaRows> TABLES = Stream.concat(
                    PUBLISHED.stream(), Stream.of(new OutstandingRows(), new RestatedRows()))
            .toList();

    private final UnitRegister units;
    private final long run;
    private final Figures figures;
    private final FindingLists lists;
    private final JdbcFilings filings;
    private final JdbcSubmissionStore submissions;
    private final JdbcAdjustmentStore adjustments;
    private final JdbcAreaStateStore areaStates;
    private final JdbcTotalStore totals;
    private final JdbcChangedUnits changes;
    private final JdbcSnapshot snapshot;
    private final String fingerprint;

    public Reporter(DataSource dataSource, Catalogue catalogue, UnitRegister units, long run) {
        this.units = units;
        this.run = run;
        this.adjustments = new JdbcAdjustmentStore(dataSource);
        this.areaStates = new JdbcAreaStateStore(dataSource);
        this.filings = new JdbcFilings(dataSource);
        this.totals = new JdbcTotalStore(dataSource);
        this.figures = new Figures(
                catalogue,
                units,
                totals,
                new JdbcTotalBaseStore(dataSource),
                filings,
                new JdbcPublications(dataSource),
                run);
        this.submissions = new JdbcSubmissionStore(dataSource);
        this.lists = new FindingLists(
                new JdbcFindings(dataSource),
                new JdbcNotices(dataSource),
                new JdbcCuredFindings(dataSource),
                units,
                new CellLabels(catalogue));
        this.changes = new JdbcChangedUnits(dataSource);
        this.snapshot = new JdbcSnapshot(dataSource);
        this.fingerprint = String.join(":", Fingerprint.ofProgram(), catalogue.fingerprint(), units.fingerprint());
    }

    /** What keeps a report from being written into a folder and what to do about it, as far as can be seen beforehand. */
    public static Optional<String> obstacleTo(Path folder) {
        return OutputFolder.obstacleTo(folder)
                .or(() -> folders(folder).stream()
                        .flatMap(below -> OutputFolder.obstacleTo(below).stream())
                        .findFirst())
                .or(() -> Stream.of(
                                TABLES.stream().map(AreaRows::file),
                                FindingLists.FILES.stream(),
                                Stream.of(RankingCsv.FILE))
                        .flatMap(names -> names)
                        .map(folder::resolve)
                        .flatMap(file -> OutputFolder.notAFile(file).stream())
                        .findFirst());
    }

    /** The folders below that of the outputs that take the pages. */
    public static List<Path> folders(Path folder) {
        return Leftovers.PAGES.stream().map(folder::resolve).toList();
    }

    /**
     * Writes the CSV files and pages for the forms and periods; pages of other periods are left as they are. Of the
     * periods reported no other pages are left than those of areas with figures.
     *
     * @param asked the period that was asked for, of which there may be nothing; empty where nobody named one
     * @throws OutputException if they cannot be written; nothing is read from files here
     */
    public Report report(Collection<FormPeriod> formPeriods, Optional<Period> asked, Path folder)
            throws OutputException {
        try {
            Leftovers.remove(folder);
            return write(formPeriods, asked, folder);
        } catch (IOException e) {
            throw OutputException.of(folder.toAbsolutePath(), e);
        }
    }

    private Report write(Collection<FormPeriod> formPeriods, Optional<Period> asked, Path folder) throws IOException {
        SortedMap<Period, List<FormPeriod>> byPeriod = formPeriods.stream()
                .collect(Collectors.groupingBy(FormPeriod::period, TreeMap::new, Collectors.toList()));
        Set<String> years = new TreeSet<>();
        byPeriod.keySet().forEach(period -> years.add(period.toString()));
        EarlierOutputs earlier = EarlierOutputs.in(folder, fingerprint, changes, run, byPeriod.keySet());
        CitiesShown cities = new CitiesShown();
        List<YearToWrite> toWrite = new ArrayList<>();
        for (Map.Entry<Period, List<FormPeriod>> entry : byPeriod.entrySet()) {
            Period period = entry.getKey();
            toWrite.add(YearToWrite.of(
                    units.treeOf(period),
                    entry.getValue(),
                    areaStates.lastChangingRuns(period, run),
                    folder,
                    earlier,
                    cities));
        }
        earlier.forget();
        List<String> mergeable = Collections.synchronizedList(new ArrayList<>());
        ExecutorService beside = Executors.newFixedThreadPool(BESIDE);
        try (AreaTables tables = new AreaTables(folder, TABLES, earlier);
                RankingCsv rankingCsv = new RankingCsv(folder)) {
            // What is read row by row from the database goes on beside what is worked out from arrays.
            Future<FindingLists.Wanted> wanted =
                    beside.submit(() -> snapshot.read(() -> lists.wanted(run, years, folder, earlier, toWrite)));
            Future<AreaFindings> findings =
                    beside.submit(() -> snapshot.read(() -> lists.writeFindings(InOrder.resultOf(wanted), mergeable)));
            Future<FindingLists.Notices> letters = beside.submit(() -> snapshot.read(() -> {
                lists.writeCured(InOrder.resultOf(wanted), mergeable);
                return lists.writeNotices(InOrder.resultOf(wanted), mergeable);
            }));
            Future<FindingCounts> counts =
                    beside.submit(() -> snapshot.read(() -> lists.counts(InOrder.resultOf(wanted))));
            Future<List<WrittenOutputs.Table>> finished = null;
            List<YearOfPages> waiting = new ArrayList<>();
            for (Iterator<YearToWrite> left = toWrite.iterator(); left.hasNext(); ) {
                YearToWrite year = left.next();
                waiting.add(new YearOfPages(year, write(year, tables, rankingCsv, cities)));
                if (!left.hasNext()) {
                    finished = beside.submit(tables::finish);
                }
                removeStalePages(folder, year.period(), earlier, tables);
                // Pages wait for the findings; the tables of the next year need not, where little is kept for them.
                if (!left.hasNext() || waiting.get(waiting.size() - 1).isMany()) {
                    for (YearOfPages pages : waiting) {
                        writePages(folder, pages, InOrder.resultOf(findings));
                    }
                    waiting.clear();
                }
            }
            if (asked.isPresent() && !byPeriod.containsKey(asked.get())) {
                removeStalePages(folder, asked.get(), earlier, tables);
            }
            rankingCsv.finish();
            // Waited for here too: where no year has figures, no page was waiting for them.
            InOrder.resultOf(findings);
            List<WrittenOutputs.Table> written = finished == null ? tables.finish() : InOrder.resultOf(finished);
            FindingLists.Notices notices = InOrder.resultOf(letters);
            vouch(
                    folder,
                    earlier,
                    byPeriod.keySet(),
                    written,
                    tables.pieces(),
                    FindingLists.written(folder, mergeable),
                    notices.letters());
            int pages = byPeriod.keySet().stream()
                    .mapToInt(period -> tables.areasWithFigures(period).size())
                    .sum();
            return new Report(
                    folder,
                    List.copyOf(byPeriod.keySet()),
                    cities.tables(),
                    citiesWithFigures(toWrite, tables) - cities.tables().size(),
                    InOrder.resultOf(counts),
                    pages,
                    notices.units(),
                    withoutFigures(byPeriod.keySet(), asked, tables),
                    pages > 0 ? List.of() : totals.periods(run));
        } finally {
            InOrder.stop(beside);
        }
    }

    private static List<Period> withoutFigures(Collection<Period> reported, Optional<Period> asked, AreaTables tables) {
        Set<Period> without = new TreeSet<>(reported);
        asked.ifPresent(without::add);
        without.removeIf(period -> !tables.areasWithFigures(period).isEmpty());
        return List.copyOf(without);
    }

    /** Of how many cities and years there are figures of any form. */
    private static int citiesWithFigures(Collection<YearToWrite> years, AreaTables tables) {
        int cities = 0;
        for (YearToWrite year : years) {
            UnitTree tree = year.tree();
            for (String code : tables.areasWithFigures(year.period())) {
                cities += tree.kind(tree.indexOf(code)) == UnitKind.CITY ? 1 : 0;
            }
        }
        return cities;
    }

    /** Says for the next run what stands in the folder now. */
    private void vouch(
            Path folder,
            EarlierOutputs earlier,
            Collection<Period> reported,
            List<WrittenOutputs.Table> tables,
            Map<WrittenOutputs.PieceKey, WrittenOutputs.Piece> pieces,
            List<WrittenOutputs.Table> findingLists,
            String letters)
            throws IOException {
        Map<Period, Long> years = new TreeMap<>(earlier.years());
        reported.forEach(period -> years.put(period, run));
        new WrittenOutputs(
                        fingerprint,
                        WrittenOutputs.presentBoot(),
                        run,
                        changes.started(run),
                        years,
                        tables,
                        pieces,
                        findingLists,
                        letters,
                        WrittenOutputs.NOT_YET)
                .write(folder);
    }

    /** What the pages of a year's areas consist of, by area. */
    private record YearOfPages(YearToWrite year, Map<String, List<AreaPage.FormPart>> parts) {

        private static final int FEW = 100;

        private boolean isMany() {
            return parts.size() > FEW;
        }
    }

    /** Writes the tables of a year; answers what the pages of its areas consist of, of those that have to be written. */
    private Map<String, List<AreaPage.FormPart>> write(
            YearToWrite year, AreaTables tables, RankingCsv rankingCsv, CitiesShown cities) throws IOException {
        Period period = year.period();
        UnitTree tree = year.tree();
        Map<String, List<AreaPage.FormPart>> partsByArea = new LinkedHashMap<>();
        SortedMap<Integer, Map<FormYear, AreaFigures>> cityForms = new TreeMap<>();
        for (Map.Entry<FormPeriod, AreasToWrite> entry : year.forms().entrySet()) {
            FormPeriod formPeriod = entry.getKey();
            AreasToWrite areas = entry.getValue();
            FormYear formYear = figures.of(formPeriod.form(), period, areas.figures());
            Coverage coverage = new Coverage(formYear, filings.of(formPeriod.form(), tree, areas.filings(), run));
            tables.write(formYear, coverage, areas, 0, areas.pieces().count());
            List<Ranking.Row> ranking = Ranking.of(formYear, submissions, run);
            rankingCsv.write(formYear, ranking);
            Map<String, List<Ranking.Row>> rankingByParent = ranking.stream()
                    .filter(row -> row.unit().parent() != null)
                    .collect(Collectors.groupingBy(row -> row.unit().parent()));
            Map<String, List<JdbcAdjustmentStore.Entry>> adjustmentsByArea =
                    adjustments.asOf(formPeriod.form(), period, run).stream()
                            .collect(Collectors.groupingBy(JdbcAdjustmentStore.Entry::areaCode));
            for (AreaFigures area : formYear.areas()) {
                String code = area.unit().code();
                int node = tree.indexOf(code);
                if (tree.kind(node) == UnitKind.CITY) {
                    cityForms
                            .computeIfAbsent(node, city -> new LinkedHashMap<>())
                            .put(formYear, area);
                }
                if (areas.isPageWanted(node)) {
                    partsByArea
                            .computeIfAbsent(code, one -> new ArrayList<>())
                            .add(new AreaPage.FormPart(
                                    formYear,
                                    area,
                                    coverage,
                                    rankingByParent.getOrDefault(code, List.of()),
                                    adjustmentsByArea.getOrDefault(code, List.of())));
                }
            }
        }
        cities.add(tree, period, cityForms);
        return partsByArea;
    }

    /**
     * Writes what is published of an area: {@code totals.csv}, {@code comparison.csv} and {@code coverage.csv} of the area
     * and all below it.
     */
    public void reportArea(String areaCode, Collection<FormPeriod> formPeriods, Path folder) throws OutputException {
        try (AreaTables tables = new AreaTables(folder, PUBLISHED, null)) {
            for (FormPeriod formPeriod : formPeriods) {
                FormYear formYear = figures.of(formPeriod.form(), formPeriod.period());
                UnitTree tree = formYear.tree();
                Coverage coverage = new Coverage(formYear, filings.of(formPeriod.form(), tree, run));
                AreaPieces pieces = new AreaPieces(tree);
                int top = tree.indexOf(areaCode);
                if (top >= 0) {
                    tables.write(
                            formYear,
                            coverage,
                            AreasToWrite.all(tree, pieces),
                            pieces.of(top),
                            pieces.of(tree.end(top) - 1) + 1);
                }
            }
            tables.finish();
        } catch (IOException e) {
            throw OutputException.of(folder.toAbsolutePath(), e);
        }
    }

    private static void removeStalePages(Path folder, Period period, EarlierOutputs earlier, AreaTables tables)
            throws IOException {
        Path pages = folder.resolve(YearToWrite.PAGES);
        StalePages.remove(pages, earlier.namesIn(pages), period, tables.areasWithFigures(period));
    }

    private void writePages(Path folder, YearOfPages pages, AreaFindings areaFindings) throws IOException {
        AreaPage page = new AreaPage(units);
        Period period = pages.year().period();
        long otherwise = areaStates.lastChangingRun(run);
        InOrder.forEach(
                pages.parts().entrySet(),
                entry -> {
                    Unit unit = entry.getValue().get(0).area().unit();
                    page.write(
                            folder.resolve(YearToWrite.PAGES),
                            unit,
                            period,
                            pages.year().changedBy().getOrDefault(entry.getKey(), otherwise),
                            entry.getValue(),
                            areaFindings.of(entry.getKey(), period));
                    entry.getValue().forEach(part -> part.area().close());
                    return unit;
                },
                written -> {});
    }
}
