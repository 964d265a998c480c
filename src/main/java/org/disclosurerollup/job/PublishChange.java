package org.disclosurerollup.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.disclosurerollup.catalogue.Fingerprint;
import org.disclosurerollup.catalogue.Period;
import org.disclosurerollup.consolidation.JdbcAreaStateStore;
import org.disclosurerollup.reporting.AtomicFile;
import org.disclosurerollup.reporting.FormPeriod;
import org.disclosurerollup.reporting.JdbcPublications;
import org.disclosurerollup.reporting.JdbcPublications.Publication;
import org.disclosurerollup.reporting.OutputFolder;
import org.disclosurerollup.reporting.Reporter;

/**
 * Freezes the figures of an area and all below it for a year, as the last completed run has them: their tables are
 * written to a folder of their own, and its number and the SHA-256 of each file are kept.
 */
public final class PublishChange implements Change {

    private final String unitCode;
    private final Period period;
    private final Path folder;
    private final String operator;
    private final String reason;

    /**
     * @param folder where publications go, each in a folder named by its number
     * @param reason a remark, {@code null} if there is none
     */
    public PublishChange(String unitCode, Period period, Path folder, String operator, String reason) {
        this.unitCode = unitCode;
        this.period = period;
        this.folder = folder;
        this.operator = operator;
        this.reason = reason;
    }

    @Override
    public String command() {
        return "publish";
    }

    @Override
    public String operator() {
        return operator;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public boolean isEnteredBy(long run, DataSource books) {
        return new JdbcPublications(books)
                .ofYear(period, run).stream()
                        .anyMatch(publication ->
                                publication.unitCode().equals(unitCode) && publication.introducedRun() == run);
    }

    /** @throws RefusedException if there are no figures, or nothing of them changed since they were published */
    @Override
    public Entry check(DataSource books) throws RefusedException {
        JdbcPublications publications = new JdbcPublications(books);
        long run = new JdbcRunChooser(books)
                .last()
                .orElseThrow(() -> new RefusedException("no run was completed on this database yet"));
        JdbcAreaStateStore areaStates = new JdbcAreaStateStore(books);
        if (!areaStates.hasFigures(unitCode, period)) {
            throw new RefusedException("there are no figures of " + unitCode + " for " + period + " to publish");
        }
        Optional<Publication> last = publications.last(unitCode, period);
        if (last.isPresent()
                && !areaStates.isReachedAfter(unitCode, period, last.get().run())) {
            throw new RefusedException(unitCode + " " + period + " was published as "
                    + last.get().number() + " on " + last.get().day() + ", and nothing of it has changed since");
        }
        String number = publications.nextNumber(unitCode, period);
        Path target = folder.resolve(OutputFolder.plain(number));
        return by -> {
            Map<String, String> files = write(books, run, target);
            publications.add(number, unitCode, period, run, files, by);
            return "%s %s as %s, with the figures of run %d, in %s"
                    .formatted(
                            unitCode,
                            period,
                            number,
                            run,
                            target.toAbsolutePath().normalize());
        };
    }

    /** Writes the tables and answers the SHA-256 of each, which {@code SHA256SUMS} tells as well. */
    private Map<String, String> write(DataSource books, long run, Path target) {
        try {
            JdbcCatalogueStore.Books found = new JdbcCatalogueStore(books)
                    .asOf(run)
                    .orElseThrow(() -> new IllegalStateException("run " + run + " did not keep its forms and units"));
            Set<FormPeriod> ofYear = new FormYears(found.catalogue(), books, run).wanted(Optional.of(period));
            new Reporter(books, found.catalogue(), found.units(), run).reportArea(unitCode, ofYear, target);
            Map<String, String> files = new TreeMap<>();
            try (Stream<Path> written = Files.list(target)) {
                for (Path file :
                        written.filter(file -> file.toString().endsWith(".csv")).toList()) {
                    files.put(file.getFileName().toString(), HexFormat.of().formatHex(Fingerprint.ofContent(file)));
                }
            }
            StringBuilder sums = new StringBuilder();
            files.forEach((name, sha256) ->
                    sums.append(sha256).append("  ").append(name).append('\n'));
            try (AtomicFile file = new AtomicFile(target.resolve("SHA256SUMS"))) {
                file.writer(StandardCharsets.UTF_8).append(sums);
                file.finish();
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
