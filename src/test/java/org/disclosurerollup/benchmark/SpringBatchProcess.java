package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.catalogue.Form;

/** {@link SpringBatchJob} in a process of its own. */
final class SpringBatchProcess implements Way {
    private final RivalServer server;
    private final Form form;

    SpringBatchProcess(RivalServer server, Form form) {
        this.server = server;
        this.form = form;
    }

    @Override
    public String id() {
        return "spring-batch";
    }

    @Override
    public String title() {
        return "the usual Spring Batch way";
    }

    @Override
    public Measurement run(NationalYears years, Path folder) throws Exception {
        RivalScripts scripts = new RivalScripts(form, years, false);
        Path out = Files.createDirectories(folder.resolve("out"));
        String database = server.newDatabase();
        try {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    ChildProcess.classPath(),
                    SpringBatchJob.class.getName(),
                    years.forms().toString(),
                    years.inbox().toString(),
                    server.jdbcUrl(database)));
            command.add(script(scripts, "psql/units", 2017, folder, out));
            command.add(script(scripts, "spring-batch/tables", 2017, folder, out));
            command.add(SpringBatchJob.LOAD);
            command.add(script(scripts, "spring-batch/roll-up", 2017, folder, out));
            command.add(script(scripts, "spring-batch/totals", 2017, folder, out));
            command.add(script(scripts, "psql/comparison", 2016, folder, out));
            command.add(script(scripts, "psql/comparison", 2017, folder, out));
            Path log = folder.resolve("job.log");
            MeasuredProcess process = MeasuredProcess.run(log, command);
            return new Measurement(process, engine(log), Map.of());
        } finally {
            server.drop(database);
        }
    }

    private static String script(RivalScripts scripts, String template, int year, Path folder, Path out)
            throws IOException {
        return scripts.fill(
                        template + ".sql",
                        folder.resolve(template.replace('/', '-') + "-" + year + ".sql"),
                        RivalScripts.names(year, out))
                .toString();
    }

    /** The steps that load and compute, as the job printed them. */
    private static long engine(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.matches("(psql-units|spring-batch-tables|load|spring-batch-roll-up)-.* PT.*"))
                .mapToLong(line ->
                        Duration.parse(line.substring(line.indexOf(" PT") + 1)).toMillis())
                .sum();
    }
}
