package org.disclosurerollup.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
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
        Map<String, String> names =
                Map.of("out", out.toAbsolutePath().toString(), "year", "2017", "other_year", "2016");
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
            for (String template : List.of(
                    "psql/units",
                    "spring-batch/tables",
                    "-",
                    "spring-batch/roll-up",
                    "spring-batch/totals",
                    "psql/comparison")) {
                command.add(
                        template.equals("-")
                                ? template
                                : scripts.fill(
                                                template + ".sql",
                                                folder.resolve(template.replace('/', '-') + ".sql"),
                                                names)
                                        .toString());
            }
            return new Measurement(MeasuredProcess.run(folder.resolve("job.log"), command), 0, Map.of());
        } finally {
            server.drop(database);
        }
    }
}
