package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disclosurerollup.CsvTable;
import org.disclosurerollup.Office;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What must hold for every country and every sequence of filings. That any order of arrival ends with the same outputs,
 * that a rerun finds nothing else, and that a past run can be written again, is asked by {@link IncrementalRunTests},
 * {@link RerunTests} and {@link PastReportTests}.
 */
class ConsolidationPropertyTests {
    private static final int ROUNDS = 6;
    private static final int PORTIONS = 4;

    /** Columns that say which file or revision a thing came from, not what it is. */
    private static final List<String> ORIGIN = List.of("revision", "source", "line");

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(500, 500 + ROUNDS);
    }

    /** What one unit filed on one form for one year, as a row without its revision. */
    private record Key(String form, String unit, String year, String scope) {
        static Key of(RandomFilings.Row row) {
            String[] fields = row.text().split(",", -1);
            return new Key(row.form(), fields[0], fields[1], fields[3]);
        }

        /** Only what became a submission can be corrected: the unit existed in that year. */
        boolean isOfThatYear() {
            return Stream.of(RandomFilings.UNITS)
                    .map(row -> row.split(",", -1))
                    .filter(fields -> fields[0].equals(unit))
                    .allMatch(fields -> fields[4].compareTo(year + "-12-31") <= 0
                            && (fields[5].isEmpty() || fields[5].compareTo(year) >= 0));
        }

        /** A filing that no rule rejects, with some cells blank. */
        RandomFilings.Row filing(String[] cells, int revision, Random random) {
            StringBuilder text = new StringBuilder(String.join(",", unit, year, form, scope, "" + revision));
            for (int cell = 0; cell < cells.length; cell++) {
                int limit = form.equals("self-assessment") ? 10 : 1000;
                text.append(',').append(cell > 0 && random.nextInt(6) == 0 ? "" : random.nextInt(limit));
            }
            return new RandomFilings.Row(form, cells, text.toString());
        }
    }

    private static Map<String, List<Map<String, String>>> outputs(Office office) {
        Map<String, List<Map<String, String>>> outputs = new TreeMap<>();
        for (String name : Office.OUTPUTS) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (Map<String, String> row :
                    CsvTable.read(office.out().resolve(name)).rows()) {
                Map<String, String> plain = new LinkedHashMap<>(row);
                ORIGIN.forEach(plain::remove);
                rows.add(plain);
            }
            outputs.put(name, rows);
        }
        return outputs;
    }

    private static void consolidateEachYear(Office office, Map<String, List<Map<String, String>>> all) {
        for (String year : RandomFilings.YEARS) {
            office.consolidated("--year", year);
            outputs(office)
                    .forEach((name, rows) ->
                            all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(rows));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void filingAndCorrectingItEqualsFilingTheCorrection(long seed) {
        Random random = new Random(seed);
        List<RandomFilings.Row> first = new RandomFilings(seed).portions(1).get(0);
        Map<Key, Integer> revisions = new LinkedHashMap<>();
        Map<Key, String[]> cells = new HashMap<>();
        first.forEach(row -> {
            revisions.merge(Key.of(row), 1, Integer::sum);
            cells.put(Key.of(row), row.cells());
        });
        List<RandomFilings.Row> corrections = new ArrayList<>();
        List<RandomFilings.Row> instead = new ArrayList<>(first);
        revisions.forEach((key, count) -> {
            if (key.isOfThatYear() && random.nextInt(3) == 0) {
                long values = random.nextLong();
                corrections.add(key.filing(cells.get(key), count + 1, new Random(values)));
                instead.removeIf(row -> Key.of(row).equals(key));
                instead.add(key.filing(cells.get(key), 1, new Random(values)));
            }
        });
        assertThat(corrections).isNotEmpty();

        Map<String, List<Map<String, String>>> corrected = new TreeMap<>();
        Map<String, List<Map<String, String>>> atOnce = new TreeMap<>();
        try (Office office = new Office(folder.resolve("corrected")).units(RandomFilings.UNITS)) {
            RandomFilings.deliver(office, "first", first);
            office.consolidated();
            RandomFilings.deliver(office, "corrections", corrections);
            consolidateEachYear(office, corrected);
        }
        try (Office office = new Office(folder.resolve("at once")).units(RandomFilings.UNITS)) {
            RandomFilings.deliver(office, "all", instead);
            consolidateEachYear(office, atOnce);
        }

        assertThat(corrected.get("totals.csv")).isNotEmpty();
        corrected.forEach((name, rows) -> {
            // Findings of a filing are listed by their file, so that their order is of no account here.
            List<String> expected = sorted(atOnce.get(name));
            List<String> actual = sorted(rows);
            assertThat(without(actual, expected)).as(name + " has besides").isEmpty();
            assertThat(without(expected, actual)).as(name + " lacks").isEmpty();
            assertThat(actual).as(name).hasSameSizeAs(expected);
        });
    }

    private static List<String> sorted(List<Map<String, String>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }

    private static Set<String> without(List<String> rows, List<String> others) {
        Set<String> rest = new TreeSet<>(rows);
        rest.removeAll(new HashSet<>(others));
        return rest;
    }

    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name not in ('run', 'run_finding_count', 'run_lock_holder', 'flyway_schema_history')
            order by table_name
            """;

    /** Everything that is stored, run and batch tables apart, by table. */
    private static Map<String, String> stored(JdbcTemplate jdbc) {
        return jdbc.queryForList(TABLES, String.class).stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.queryForObject(
                                "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '\\n' order by t::text)), '')"
                                        + " from " + table + " t",
                                String.class),
                        (a, b) -> a,
                        TreeMap::new));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runningTwiceStoresNothingAndEveryParentIsTheSumOfItsPartsAtEveryRun(long seed) {
        List<List<RandomFilings.Row>> portions = new RandomFilings(seed).portions(PORTIONS);
        try (Office office = new Office(folder).units(RandomFilings.UNITS)) {
            JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(office.database()));
            for (int i = 0; i < PORTIONS; i++) {
                RandomFilings.deliver(office, "portion" + i, portions.get(i));
                office.consolidated();
            }
            Map<String, String> once = stored(jdbc);
            Map<String, String> outputs = office.outputs();
            assertThat(once).containsKeys("submission", "total", "total_base", "finding", "area_state", "source_file");

            office.consolidated();

            assertThat(stored(jdbc)).isEqualTo(once);
            assertThat(office.outputs()).isEqualTo(outputs);
            assertPartsAddUp(new NamedParameterJdbcTemplate(jdbc));
        }
    }

    /**
     * Adds up for one run and year, in decimal arithmetic of the server and from the filings alone, and lists every figure
     * that is stored otherwise. Means are left out: they do not add.
     */
    private static final String WRONG_SUMS = """
            with node as (
                select code, parent, kind in ('government', 'department') as office, kind
                from unit
                where introduced_run <= :run and (replaced_run is null or replaced_run > :run)
                  and coalesce(valid_from, '-infinity') <= make_date(:year, 12, 31)
                  and coalesce(valid_to, 'infinity') >= make_date(:year, 1, 1)
            ), stored as (
                select area_code, form, grp, basis, figures
                from total
                where period = :year::text and introduced_run <= :run and (replaced_run is null or replaced_run > :run)
            ), filed as (
                select unit_code, form, scope, figures
                from submission
                where period = :year::text and status = 'accepted'
                  and introduced_run <= :run and (replaced_run is null or replaced_run > :run)
            ), part as (
                select n.parent as area_code, s.form, 'counties' as grp, s.figures
                from stored s join node n on n.code = s.area_code
                where s.grp = 'total' and n.parent is not null
                union all
                select case when n.office then n.parent else n.code end, f.form,
                       case n.kind when 'department' then 'departments' else 'government' end, f.figures
                from filed f join node n on n.code = f.unit_code
                where f.scope = 'own'
            ), adding as (
                select form, position from form_cell where roll_up in ('sum', 'last', 'count-yes')
            ), summed as (
                select p.area_code, p.form, p.grp, a.position, sum(p.figures[a.position]::numeric) as value
                from part p join adding a using (form)
                group by p.area_code, p.form, p.grp, a.position
            ), basis as (
                select area_code, form, basis, exists (select from node where parent = area_code) as has_parts
                from stored where grp = 'total'
            ), expected as (
                select s.area_code, s.form, s.grp, s.position, s.value
                from summed s join basis b using (area_code, form)
                where b.basis = 'parts' and b.has_parts
                union all
                select s.area_code, s.form, 'total', s.position, sum(s.value)
                from summed s left join basis b using (area_code, form)
                where b.basis is distinct from 'area'
                group by s.area_code, s.form, s.position
                union all
                select f.unit_code, f.form, 'total', a.position, f.figures[a.position]::numeric
                from filed f join basis b on b.area_code = f.unit_code and b.form = f.form join adding a on a.form = f.form
                where f.scope = 'area' and b.basis = 'area'
            ), actual as (
                select s.area_code, s.form, s.grp, a.position, s.figures[a.position]::numeric as value
                from stored s join adding a using (form)
            )
            select area_code, form, grp, position, e.value as expected, a.value as actual
            from expected e full join actual a using (area_code, form, grp, position)
            where e.value is distinct from a.value or e.area_code is null or a.area_code is null
            """;

    private static void assertPartsAddUp(NamedParameterJdbcTemplate jdbc) {
        List<Long> runs =
                jdbc.getJdbcTemplate().queryForList("select run_id from run where status = 'completed'", Long.class);
        assertThat(runs).hasSize(PORTIONS + 1);
        for (long run : runs) {
            for (String year : RandomFilings.YEARS) {
                assertThat(jdbc.queryForList(WRONG_SUMS, Map.of("run", run, "year", Integer.parseInt(year))))
                        .as("run %d, %s", run, year)
                        .isEmpty();
            }
        }
    }
}
