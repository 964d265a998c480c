package org.disclosurerollup.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Catalogue;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.Unit;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.comparison.JdbcTotalBaseStore;
import org.disclosurerollup.consolidation.JdbcAdjustmentStore;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.submission.JdbcSubmissionStore;

/** Writes all outputs of a run into a folder. One year is in memory at a time. */
public final class Reporter {

    private static final int MOST_TABLES = 20;

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
        Map<Period, List<FormPeriod>> byPeriod = formPeriods.stream()
                .collect(Collectors.groupingBy(FormPeriod::period, TreeMap::new, Collectors.toList()));
        Set<String> years = new TreeSet<>();
        byPeriod.keySet().forEach(period -> years.add(period.toString()));
        AreaFindings areaFindings = writeFindings(years, folder);
        writeCured(years, folder);
        int letters = new NoticeWriter(notices, units, labels).write(run, years, folder);
        List<AreaTable> tables = new ArrayList<>();
        int cities = 0;
        int pages = 0;
        try (FiguresCsv figuresCsv = new FiguresCsv(folder);
                CoverageCsv coverageCsv = new CoverageCsv(folder);
                OutstandingCsv outstandingCsv = new OutstandingCsv(folder);
                RankingCsv rankingCsv = new RankingCsv(folder);
                RestatedCsv restatedCsv = new RestatedCsv(folder)) {
            for (Map.Entry<Period, List<FormPeriod>> entry : byPeriod.entrySet()) {
                Map<String, List<AreaPage.FormPart>> partsByArea = new LinkedHashMap<>();
                for (FormPeriod formPeriod : entry.getValue()) {
                    FormYear formYear = figures.of(formPeriod.form(), formPeriod.period());
                    Coverage coverage = new Coverage(formYear, filings.of(formPeriod.form(), formPeriod.period(), run));
                    List<Ranking.Row> ranking = Ranking.of(formYear, submissions, run);
                    figuresCsv.write(formYear);
                    restatedCsv.write(formYear);
                    List<Coverage.Row> rows = coverage.rows();
                    coverageCsv.write(formYear, rows);
                    outstandingCsv.write(formYear, rows);
                    rankingCsv.write(formYear, ranking);
                    Map<String, List<Ranking.Row>> rankingByParent = ranking.stream()
                            .filter(row -> row.unit().parent() != null)
                            .collect(Collectors.groupingBy(row -> row.unit().parent()));
                    Map<String, List<JdbcAdjustmentStore.Entry>> adjustmentsByArea =
                            adjustments.asOf(formPeriod.form(), formPeriod.period(), run).stream()
                                    .collect(Collectors.groupingBy(JdbcAdjustmentStore.Entry::areaCode));
                    for (AreaFigures area : formYear.areas()) {
                        partsByArea
                                .computeIfAbsent(area.unit().code(), code -> new ArrayList<>())
                                .add(new AreaPage.FormPart(
                                        formYear,
                                        area,
                                        coverage,
                                        rankingByParent.getOrDefault(area.unit().code(), List.of()),
                                        adjustmentsByArea.getOrDefault(
                                                area.unit().code(), List.of())));
                    }
                }
                pages += writePages(folder, entry.getKey(), partsByArea, areaFindings);
                cities += collectTables(entry.getKey(), partsByArea, tables);
            }
            figuresCsv.finish();
            coverageCsv.finish();
            outstandingCsv.finish();
            rankingCsv.finish();
            restatedCsv.finish();
        }
        return new Report(
                folder,
                List.copyOf(byPeriod.keySet()),
                tables,
                cities - tables.size(),
                areaFindings.hard(),
                areaFindings.soft(),
                areaFindings.notes(),
                areaFindings.accepted(),
                areaFindings.explained(),
                pages,
                letters);
    }

    /**
     * Writes what is published of an area: {@code totals.csv}, {@code comparison.csv} and {@code coverage.csv} of the area
     * and all below it.
     */
    public void reportArea(String areaCode, Collection<FormPeriod> formPeriods, Path folder) throws OutputException {
        try (FiguresCsv figuresCsv = new FiguresCsv(folder);
                CoverageCsv coverageCsv = new CoverageCsv(folder)) {
            for (FormPeriod formPeriod : formPeriods) {
                FormYear formYear = figures.of(formPeriod.form(), formPeriod.period());
                figuresCsv.write(formYear.below(areaCode));
                Coverage coverage = new Coverage(formYear, filings.of(formPeriod.form(), formPeriod.period(), run));
                coverageCsv.write(formYear, coverage.rowsBelow(areaCode));
            }
            figuresCsv.finish();
            coverageCsv.finish();
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

    private int writePages(
            Path folder, Period period, Map<String, List<AreaPage.FormPart>> partsByArea, AreaFindings areaFindings)
            throws IOException {
        AreaPage page = new AreaPage(units);
        Map<String, Long> changedBy = areaStates.lastChangingRuns(period, run);
        long otherwise = areaStates.lastChangingRun(run);
        InOrder.forEach(
                partsByArea.entrySet(),
                entry -> {
                    Unit unit = entry.getValue().get(0).area().unit();
                    page.write(
                            folder.resolve("html"),
                            unit,
                            period,
                            changedBy.getOrDefault(entry.getKey(), otherwise),
                            entry.getValue(),
                            areaFindings.of(entry.getKey(), period));
                    return unit;
                },
                written -> {});
        return partsByArea.size();
    }

    /** Adds the tables of the period's cities and answers how many cities there are. */
    private static int collectTables(
            Period period, Map<String, List<AreaPage.FormPart>> partsByArea, List<AreaTable> tables) {
        int cities = 0;
        for (List<AreaPage.FormPart> parts : partsByArea.values()) {
            Unit unit = parts.get(0).area().unit();
            if (unit.kind() == UnitKind.CITY) {
                cities++;
                if (tables.size() < MOST_TABLES) {
                    Map<FormYear, AreaFigures> forms = new LinkedHashMap<>();
                    parts.forEach(part -> forms.put(part.formYear(), part.area()));
                    tables.add(AreaTable.of(unit, period, forms));
                }
            }
        }
        return cities;
    }
}
