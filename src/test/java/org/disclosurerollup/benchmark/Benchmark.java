package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.disclosurerollup.Project;
import org.disclosurerollup.catalogue.CatalogueReader;
import org.disclosurerollup.catalogue.Form;
import org.disclosurerollup.catalogue.RuleDefinition;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times the program beside what a good engineer would write instead, on the same files and the same PostgreSQL, and
 * checks that all say the same. {@code src/benchmark/run} starts it; {@code src/benchmark/README.md} says what is
 * compared.
 */
@Command(
        name = "src/benchmark/run",
        description = "Times two national years beside psql, DuckDB and Spring Batch, and compares the results.",
        mixinStandardHelpOptions = true)
public final class Benchmark implements Callable<Integer> {
    private static final String SLOPE = "slope";
    private static final String FILES = "files";
    private static final String CORRECTION = "correction";
    private static final String START = "start";
    private static final String TEN = "ten";
    private static final Set<String> DEFAULT =
            Set.of("ours", "psql", "duckdb", "spring-batch", SLOPE, FILES, CORRECTION, START);
    private static final int DIFFERENT = 3;
    private static final int USAGE = 2;

    @Option(names = "--scale", defaultValue = "1", description = "1 is the country, 10 ten of them; 0.01 to try.")
    private double scale;

    @Option(names = "--rounds", defaultValue = "3", description = "Rounds; medians are printed. Default: 3.")
    private int rounds;

    @Option(
            names = "--only",
            split = ",",
            description =
                    "Some of ours, psql, duckdb, spring-batch, slope, files, correction, start (default: all of these), ten.")
    private Set<String> only = DEFAULT;

    @Option(names = "--work", defaultValue = "target/benchmark", description = "Folder for data and databases.")
    private Path work;

    @Option(names = "--readme", description = "Puts the result into the README's section «How fast».")
    private boolean readme;

    private final PrintStream log = System.err;
    private final Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private Set<String> rules;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Set<String> unknown = new TreeSet<>(only);
        unknown.removeAll(DEFAULT);
        unknown.remove(TEN);
        if (!unknown.isEmpty() || rounds < 1 || scale <= 0) {
            log.println("cannot be: --only " + unknown + " --rounds " + rounds + " --scale " + scale);
            return USAGE;
        }
        NationalYears years = make(scale);
        Form form = CatalogueReader.read(years.forms()).form(NationalYears.FORM);
        rules = form.rules().stream().map(RuleDefinition::id).collect(Collectors.toSet());
        BenchmarkResult result = new BenchmarkResult(scale, rounds, years.country(), measured);
        try (RivalServer server = new RivalServer(work.resolve("server"))) {
            OurProgram ours = new OurProgram(server);
            List<Way> ways = new ArrayList<>(List.of(ours, new PsqlScript(server, form), new DuckDbProcess(form)));
            ways.removeIf(way -> !only.contains(way.id()));
            compare(years, ways, new SpringBatchProcess(server, form));
            if (only.contains(SLOPE)) {
                NationalYears half = make(scale / 2);
                for (int round = 0; round < rounds; round++) {
                    measure(BenchmarkResult.HALF, half, ours);
                    if (!only.contains(ours.id())) {
                        measure(ours.id(), years, ours);
                    }
                }
            }
            if (only.contains(TEN)) {
                measure(BenchmarkResult.TEN, make(scale * 10), ours);
            }
            Extras extras = new Extras(ours, server, rounds, this::note);
            if (only.contains(FILES)) {
                extras.separateFiles(years, work.resolve("files"));
            }
            if (only.contains(CORRECTION)) {
                extras.corrections(years, work.resolve("correction"));
            }
            if (only.contains(START)) {
                extras.starts(work.resolve("start"));
            }
        }
        String text = result.markdown();
        System.out.println(text);
        if (readme && differences.isEmpty()) {
            result.replaceIn(Project.path("README.md"));
        }
        differences.forEach(log::println);
        return differences.isEmpty() ? 0 : DIFFERENT;
    }

    private NationalYears make(double ofScale) throws IOException {
        NationalYears years = new NationalYears(ofScale, work.resolve("data-" + ofScale));
        log.println("making " + years.country().describe() + " …");
        Folders.empty(years.inbox());
        years.make();
        return years;
    }

    /** Every way in turn, several times; the slow one once. The first result of each is compared with the first of all. */
    private void compare(NationalYears years, List<Way> ways, Way slow) throws Exception {
        Answer reference = null;
        List<Way> all = new ArrayList<>(ways);
        if (only.contains(slow.id())) {
            all.add(slow);
        }
        for (int round = 0; round < rounds; round++) {
            for (Way way : round == 0 ? all : ways) {
                Path folder = measure(way.id(), years, way);
                if (round > 0) {
                    continue;
                }
                Answer answer = new Answer(way.title(), folder.resolve("out"), rules);
                if (reference == null) {
                    reference = answer;
                } else {
                    List<String> found = reference.differences(answer);
                    differences.addAll(found);
                    log.printf(
                            "%s and %s: %s%n",
                            reference.name(), way.title(), found.isEmpty() ? "the same" : "DIFFERENT");
                }
            }
            if (round == 0 && reference != null) {
                log.printf("%,d rows of tables are compared%n", reference.rows());
            }
        }
    }

    private Path measure(String id, NationalYears years, Way way) throws Exception {
        // The results of the first round stay, to be compared.
        int count = measured.getOrDefault(id, List.of()).size();
        Path folder = Folders.empty(work.resolve(id + (count == 0 ? "" : "-again")));
        note(id, way.run(years, folder));
        return folder;
    }

    private void note(String id, Measurement measurement) {
        measured.computeIfAbsent(id, name -> new ArrayList<>()).add(measurement);
        log.printf(
                "%-16s %7.2f s, engine %7.2f s, %4d MB %s%n",
                id,
                measurement.process().millis() / 1000.0,
                measurement.engineMillis() / 1000.0,
                measurement.process().peakKilobytes() / 1024,
                measurement.steps());
    }
}
