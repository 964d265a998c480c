package org.disclosurerollup.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.consolidation.JdbcAreaFilings;
import org.disclosurerollup.consolidation.JdbcTotalStore;
import org.disclosurerollup.consolidation.Total;
import org.disclosurerollup.submission.Scope;
import org.disclosurerollup.submission.UnitSelection;

/** Makes the account of what changed between two runs; reads what came or went between them, and no other figures. */
public final class JdbcChangeTracer {

    private final JdbcRunChanges runChanges;
    private final JdbcSubmissionChanges submissionChanges;
    private final JdbcTotalStore totals;
    private final JdbcAreaFilings filings;

    public JdbcChangeTracer(DataSource dataSource) {
        this.runChanges = new JdbcRunChanges(dataSource);
        this.submissionChanges = new JdbcSubmissionChanges(dataSource);
        this.totals = new JdbcTotalStore(dataSource);
        this.filings = new JdbcAreaFilings(dataSource);
    }

    /**
     * The account of a form and period.
     *
     * @param form as the second run found it
     * @param before the units as the first run found them
     * @param after the units as the second run found them
     * @param selection the units looked at: every one of them, or an area with all that is and was below it
     */
    public ChangeAccount account(
            Form form, Period period, UnitRegister before, UnitRegister after, UnitSelection selection, RunSpan span) {
        List<String> moved = runChanges.movedAreas(form, period, selection, span);
        UnitSelection areas = UnitSelection.of(Optional.of(Set.copyOf(moved)));
        ChangeAccount account = new ChangeAccount(
                form,
                period,
                submissionChanges.between(form, period, selection, span),
                moved,
                totalsAsOf(form, period, areas, moved, span.from()),
                totalsAsOf(form, period, areas, moved, span.to()));
        UnitMoves moves = new UnitMoves(before.treeOf(period), after.treeOf(period));
        new AccountMaker(
                        form,
                        before.treeOf(period),
                        after.treeOf(period),
                        runChanges.onAreaBasis(form, period, span.from()),
                        runChanges.onAreaBasis(form, period, span.to()))
                .fill(account, moved(form, period, moves, selection, span));
        return account;
    }

    private List<Total> totalsAsOf(Form form, Period period, UnitSelection areas, List<String> moved, long run) {
        return moved.isEmpty() ? List.of() : totals.asOf(form, period, areas, run);
    }

    private List<AccountMaker.Moved> moved(
            Form form, Period period, UnitMoves moves, UnitSelection selection, RunSpan span) {
        record Key(String unitCode, Scope scope) {}
        Set<String> units = new TreeSet<>(moves.units());
        units.removeIf(unit -> !selection.contains(unit));
        Map<Key, long[][]> figures = new LinkedHashMap<>();
        filings.forEach(
                form,
                period,
                units,
                span.from(),
                filed -> figures.computeIfAbsent(new Key(filed.unitCode(), filed.scope()), key -> new long[2][])[0] =
                        filed.figures());
        filings.forEach(
                form,
                period,
                units,
                span.to(),
                filed -> figures.computeIfAbsent(new Key(filed.unitCode(), filed.scope()), key -> new long[2][])[1] =
                        filed.figures());
        List<AccountMaker.Moved> moved = new ArrayList<>();
        figures.forEach((key, both) -> moved.add(
                new AccountMaker.Moved(key.unitCode(), key.scope(), moves.moverOf(key.unitCode()), both[0], both[1])));
        return moved;
    }
}
