package org.disclosurerollup.job;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.catalogue.UnitKind;
import org.disclosurerollup.catalogue.UnitRegister;
import org.disclosurerollup.catalogue.UnitTree;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.reporting.RunLabel;
import org.disclosurerollup.reporting.summary.AreaSummary;
import org.disclosurerollup.reporting.summary.SummaryReader;

/** Reads the summary of an area and year from what is stored, with the forms and units as the run found them. */
public final class PastSummary {

    private final DataSource dataSource;

    public PastSummary(Database database) {
        this.dataSource = database.dataSource();
    }

    /**
     * @param run a completed run
     * @return the summary, without forms where nothing was filed
     * @throws RunChoiceException if the run was made before forms and units were kept
     * @throws RefusedException if the code is not that of an area in the period
     */
    public AreaSummary read(RunLabel run, String areaCode, Period period)
            throws IOException, RunChoiceException, RefusedException {
        JdbcCatalogueStore.Books books = new JdbcCatalogueStore(dataSource).kept(run.run());
        checkArea(books.units(), areaCode, period);
        List<Form> filed = new FormYears(books.catalogue(), dataSource, run.run())
                .wanted(Optional.of(period)).stream()
                        .map(FormPeriod::form)
                        .distinct()
                        .sorted(Comparator.comparing(Form::id))
                        .toList();
        return new SummaryReader(dataSource, books.catalogue(), books.units(), run.run())
                .read(areaCode, period, filed, run);
    }

    private static void checkArea(UnitRegister units, String code, Period period) throws RefusedException {
        if (!units.isKnown(code)) {
            throw new RefusedException("no unit has the code '" + code + "'");
        }
        UnitTree tree = units.treeOf(period);
        int node = tree.indexOf(code);
        if (node < 0) {
            throw new RefusedException(code + " did not exist in " + period);
        }
        UnitKind kind = tree.kind(node);
        if (!kind.isArea()) {
            throw new RefusedException(
                    "%s %s is a %s; a summary is of an area: a region, city, county, zone or township"
                            .formatted(code, tree.name(node), kind.code()));
        }
    }
}
