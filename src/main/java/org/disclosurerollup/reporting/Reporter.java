package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

    private static final int MOST_TABLES = 20;
    private static final String PAGES = "html";
    private static final List<AreaRows> PUBLISHED = List.of(new TotalRows(), new ComparisonRows(), new CoverageRows());
    private static final List<AreaRows> TABLES = Stream.concat(
                    PUBLISHED.stream(), Stream.of(new OutstandingRows(), new RestatedRows()))
            .toList();

    private final UnitRegister units;
    private final CellLabels labels;
    private final long run;
    private final Figures figures;
    private final JdbcFindings findings;
    private final JdbcFilings filings;
    private final JdbcSubmissionStore submissions;
    private final JdbcAdjustmentStore adjustments;
    private final JdbcAreaStateStore areaStates;
    private final JdbcNotices notices;
    private final JdbcCuredFindings cured;
    private final JdbcChangedUnits changes;
    private final JdbcSnapshot snapshot;
    private final String fingerprint;

    public Reporter(DataSource dataSource, Catalogue catalogue, UnitRegister units, long run) {
        this.units = units;
        this.labels = new CellLabels(catalogue);
        this.run = run;
        this.adjustments = new JdbcAdjustmentStore(dataSource);
        this.areaStates = new JdbcAreaStateStore(dataSource);
        this.findings = new JdbcFindings(dataSource);
        this.filings = new JdbcFilings(dataSource);
        this.figures = new Figures(
                catalogue,
                units,
                new JdbcTotalStore(dataSource),
                new JdbcTotalBaseStore(dataSource),
                filings,
                new JdbcPublications(dataSource),
                run);
        this.submissions = new JdbcSubmissionStore(dataSource);
        this.notices = new JdbcNotices(dataSource);
        this.cured = new JdbcCuredFindings(dataSource);
        this.changes = new JdbcChangedUnits(dataSource);
        this.snapshot = new JdbcSnapshot(dataSource);
        this.fingerprint = String.join(":", Fingerprint.ofProgram(), catalogue.fingerprint(), units.fingerprint());
    }

    /**
     * Writes the CSV files and pages for the forms and periods; files of other periods are left as they are.
     *
     * @throws OutputException if they cannot be written; nothing is read from files here
     */
    public Report report(Collection<FormPeriod> formPeriods, Path folder) throws OutputException {
        try {
            Leftovers.remove(folder);
            return write(formPeriods, folder);
        } catch (IOException e) {
            throw OutputException.of(folder.toAbsolutePath(), e);
        }
    }

    private Report write(Collection<FormPeriod> formPeriods, Path folder) throws IOException {
        SortedMap<Period, List<FormPeriod>> byPeriod = formPeriods.stream()
                .collect(Collectors.groupingBy(FormPeriod::period, TreeMap::new, Collectors.toList()));
        Set<String> years = new TreeSet<>();
        byPeriod.keySet().forEach(period -> years.add(period.toString()));
        EarlierOutputs earlier = EarlierOutputs.in(folder, fingerprint, changes, run);
        earlier.forget();
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try (AreaTables tables = new AreaTables(folder, TABLES, earlier);
                RankingCsv rankingCsv = new RankingCsv(folder)) {
            // What is read row by row from the database goes on beside what is worked out from arrays.
            Future<AreaFindings> findings = beside.submit(() -> snapshot.read(() -> writeFindings(years, folder)));
            Future<Integer> letters = beside.submit(() -> snapshot.read(() -> {
                writeCured(years, folder);
                return new NoticeWriter(notices, units, labels).write(run, years, folder, earlier);
            }));
            Cities cities = new Cities();
            for (Map.Entry<Period, List<FormPeriod>> entry : byPeriod.entrySet()) {
                Map<String, Long> changedBy = areaStates.lastChangingRuns(entry.getKey(), run);
                Map<String, List<AreaPage.FormPart>> partsByArea = write(
                        entry.getKey(),
                        entry.getValue(),
                        changedBy.keySet(),
                        folder,
                        earlier,
                        tables,
                        rankingCsv,
                        cities);
                writePages(folder, entry.getKey(), partsByArea, changedBy, InOrder.resultOf(findings));
            }
            rankingCsv.finish();
            AreaFindings found = InOrder.resultOf(findings);
            int lettersWanted = InOrder.resultOf(letters);
            List<WrittenOutputs.Table> written = tables.finish();
            vouch(folder, earlier, byPeriod.keySet(), written, tables.pieces());
            return new Report(
                    folder,
                    List.copyOf(byPeriod.keySet()),
                    cities.tables,
                    cities.count - cities.tables.size(),
                    found.hard(),
                    found.soft(),
                    found.notes(),
                    found.accepted(),
                    found.explained(),
                    pages(tables.pieces()),
                    lettersWanted);
        } finally {
            stop(beside);
        }
    }

    /** Nothing is written any more once the report has failed. */
    private static void stop(ExecutorService beside) {
        beside.shutdownNow();
        try {
            beside.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int pages(Map<WrittenOutputs.PieceKey, WrittenOutputs.Piece> pieces) {
        Map<Period, Set<String>> areas = new HashMap<>();
        pieces.forEach((key, piece) -> {
            if (piece.hasFigures()) {
                areas.computeIfAbsent(key.period(), period -> new HashSet<>()).add(key.code());
            }
        });
        return areas.values().stream().mapToInt(Set::size).sum();
    }

    /** Says for the next run what stands in the folder now. */
    private void vouch(
            Path folder,
            EarlierOutputs earlier,
            Collection<Period> reported,
            List<WrittenOutputs.Table> tables,
            Map<WrittenOutputs.PieceKey, WrittenOutputs.Piece> pieces)
            throws IOException {
        Map<Period, Long> years = new TreeMap<>(earlier.years());
        reported.forEach(period -> years.put(period, run));
        new WrittenOutputs(fingerprint, WrittenOutputs.presentBoot(), run, changes.started(run), years, tables, pieces)
                .write(folder);
    }

    /**
     * Writes the tables of a year; answers what the pages of its areas consist of, of those that have to be written.
     *
     * @param marked the areas that a run has marked
     */
    private Map<String, List<AreaPage.FormPart>> write(
            Period period,
            List<FormPeriod> formPeriods,
            Set<String> marked,
            Path folder,
            EarlierOutputs earlier,
            AreaTables tables,
            RankingCsv rankingCsv,
            Cities cities)
            throws IOException {
        UnitTree tree = units.treeOf(period);
        AreaPieces pieces = new AreaPieces(tree);
        BitSet changed = earlier.changed().in(tree);
        Set<FormPeriod> tabled = formPeriods.stream()
                .filter(formPeriod -> earlier.hasTables(formPeriod, pieces))
                .collect(Collectors.toSet());
        boolean pagesKnown = earlier.hasPages(period) && tabled.size() == formPeriods.size();
        BitSet pages = pagesKnown ? pagesNotAsWritten(tree, pieces, formPeriods, marked, folder, earlier) : all(tree);
        Map<String, List<AreaPage.FormPart>> partsByArea = new LinkedHashMap<>();
        Map<String, Map<FormYear, AreaFigures>> cityForms = new LinkedHashMap<>();
        for (FormPeriod formPeriod : formPeriods) {
            AreasToWrite areas = AreasToWrite.of(tree, pieces, changed, !tabled.contains(formPeriod), pages);
            FormYear formYear = figures.of(formPeriod.form(), period, areas.figures());
            Coverage coverage = new Coverage(formYear, filings.of(formPeriod.form(), tree, areas.filings(), run));
            tables.write(formYear, coverage, areas, 0, pieces.count());
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
                if (area.unit().kind() == UnitKind.CITY) {
                    cityForms
                            .computeIfAbsent(code, city -> new LinkedHashMap<>())
                            .put(formYear, area);
                }
                if (areas.isPageWanted(tree.indexOf(code))) {
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
        cityForms.forEach((code, forms) -> cities.add(tree.unit(tree.indexOf(code)), period, forms));
        return partsByArea;
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
            List<FormPeriod> formPeriods,
            Set<String> marked,
            Path folder,
            EarlierOutputs earlier)
            throws IOException {
        BitSet wanted = new BitSet(tree.size());
        for (int piece = 0; piece < pieces.count(); piece++) {
            String code = pieces.code(piece);
            Path file = folder.resolve(PAGES).resolve(AreaPage.fileName(code, tree.period()));
            // A page bears the run that last marked its area; one that none marked bears the last run that marked any.
            if (hasPage(earlier, formPeriods, code) && !(marked.contains(code) && earlier.isUntouched(file))) {
                wanted.set(pieces.start(piece));
            }
        }
        return wanted;
    }

    private static boolean hasPage(EarlierOutputs earlier, List<FormPeriod> formPeriods, String code) {
        return formPeriods.stream()
                .anyMatch(formPeriod -> earlier.piece(formPeriod, code).hasFigures());
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

    private void writeCured(Set<String> years, Path folder) throws IOException {
        try (CuredCsv csv = new CuredCsv(folder, units, labels)) {
            cured.forEach(run, years, one -> unchecked(() -> csv.write(one)));
            csv.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private AreaFindings writeFindings(Set<String> wanted, Path folder) throws IOException {
        AreaFindings areaFindings = new AreaFindings(units);
        try (FindingsCsv csv = new FindingsCsv(folder.resolve("findings.csv"), units);
                ReviewCsv review = new ReviewCsv(folder, units)) {
            findings.forEach(run, wanted, (finding, answered) -> {
                areaFindings.add(finding, answered);
                unchecked(() -> csv.write(finding));
            });
            findings.forEachSuspicion(run, wanted, (finding, score) -> unchecked(() -> review.write(finding, score)));
            csv.finish();
            review.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return areaFindings;
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

    /** @param changedBy by area, the last run that marked it */
    private void writePages(
            Path folder,
            Period period,
            Map<String, List<AreaPage.FormPart>> partsByArea,
            Map<String, Long> changedBy,
            AreaFindings areaFindings)
            throws IOException {
        AreaPage page = new AreaPage(units);
        long otherwise = areaStates.lastChangingRun(run);
        InOrder.forEach(
                partsByArea.entrySet(),
                entry -> {
                    Unit unit = entry.getValue().get(0).area().unit();
                    page.write(
                            folder.resolve(PAGES),
                            unit,
                            period,
                            changedBy.getOrDefault(entry.getKey(), otherwise),
                            entry.getValue(),
                            areaFindings.of(entry.getKey(), period));
                    entry.getValue().forEach(part -> part.area().close());
                    return unit;
                },
                written -> {});
    }

    /** The tables of the first cities, for the console, and how many cities there are. */
    private static final class Cities {

        private final List<AreaTable> tables = new ArrayList<>();
        private int count;

        private void add(Unit city, Period period, Map<FormYear, AreaFigures> forms) {
            count++;
            if (tables.size() < MOST_TABLES) {
                tables.add(AreaTable.of(city, period, forms));
            }
        }
    }
}
