package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Numbered revisions of a few units, good ones, rejected ones and withdrawals, in a file each: in whatever order and
 * portions the files arrive, the books end as if they had come one after the other.
 */
class ArrivalOrderTests {
    private static final String HEADER = "unit_code,year,form,scope,revision,withdrawn,reason,1.1,3.1,3.1.1";
    private static final List<String> FILERS = List.of(
            "11,2017,disclosure-2014,area",
            "11,2017,disclosure-2014,own",
            "111,2016,disclosure-2014,own",
            "111,2017,disclosure-2014,own",
            "112,2016,disclosure-2014,area",
            "112,2017,disclosure-2014,area",
            "11-a,2017,disclosure-2014,own");
    private static final String STANDING = """
            select concat_ws(' ', unit_code, period, scope, revision, status, reason, figures)
            from submission where replaced_run is null order by 1
            """;

    @TempDir
    Path folder;

    private record Filing(String file, String row) {}

    /** Two to five revisions of each filer; the files' names tell nothing of the order. */
    private static List<Filing> filings(Random random) {
        List<Filing> filings = new ArrayList<>();
        for (String filer : FILERS) {
            int revisions = 2 + random.nextInt(4);
            for (int revision = 1; revision <= revisions; revision++) {
                String rest = switch (random.nextInt(4)) {
                    case 0 -> "是,撤回" + revision + ",,,";
                    case 1 -> ",差错" + revision + "," + random.nextInt(1000) + ",9,8";
                    default -> ",更正" + revision + "," + random.nextInt(1000) + ",5,5";
                };
                filings.add(new Filing(
                        "f%05d-%d.csv".formatted(random.nextInt(100_000), filings.size()),
                        filer + "," + revision + "," + rest));
            }
        }
        return filings;
    }

    private record Books(List<String> standing, Map<String, String> outputs) {}

    /** Consolidates after each portion and, at last, reports both years. */
    private Books booksAfter(String name, List<List<Filing>> portions) {
        try (Office office = new Office(folder.resolve(name))
                .units("11,乙市,city,,,", "111,丁县,county,11,,", "112,戊县,county,11,,", "11-a,乙市教育局,department,11,,")) {
            for (List<Filing> portion : portions) {
                portion.forEach(filing -> office.file(filing.file(), HEADER, filing.row()));
                office.consolidated();
            }
            office.consolidated("--year", "2016");
            Map<String, String> outputs = office.outputs();
            office.consolidated("--year", "2017");
            office.outputs().forEach((file, text) -> outputs.merge(file, text, String::concat));
            List<String> standing = new JdbcTemplate(new DriverManagerDataSource(office.database()))
                    .queryForList(STANDING, String.class);
            return new Books(standing, outputs);
        }
    }

    private static List<List<Filing>> portions(List<Filing> filings, int count) {
        List<List<Filing>> portions = new ArrayList<>();
        int size = (filings.size() + count - 1) / count;
        for (int from = 0; from < filings.size(); from += size) {
            portions.add(filings.subList(from, Math.min(filings.size(), from + size)));
        }
        return portions;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyOrderOfArrivalEndsWithTheSameBooks(long seed) {
        Random random = new Random(seed);
        List<Filing> filings = filings(random);
        List<Filing> shuffled = new ArrayList<>(filings);
        Collections.shuffle(shuffled, random);

        Books orderly = booksAfter("orderly", portions(filings, 4));
        Books any = booksAfter("any", portions(shuffled, 5));

        assertThat(any.standing()).isEqualTo(orderly.standing()).isNotEmpty();
        assertThat(Office.difference(orderly.outputs(), any.outputs())).isEmpty();
    }
}
