package org.disclosurerollup.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Form;

/** The scripts of {@code src/benchmark/psql}: two sessions at a time where the two years do not need each other. */
final class PsqlScript implements Way {
    private final RivalServer server;
    private final Form form;

    PsqlScript(RivalServer server, Form form) {
        this.server = server;
        this.form = form;
    }

    @Override
    public String id() {
        return "psql";
    }

    @Override
    public String title() {
        return "psql script";
    }

    @Override
    public Measurement run(NationalYears years, Path folder) throws Exception {
        RivalScripts scripts = new RivalScripts(form, years, false);
        Path out = Files.createDirectories(folder.resolve("out"));
        List<List<Path>> stages = new ArrayList<>();
        for (String stage : List.of("units", "year", "roll-up", "compare", "totals-of-year")) {
            List<Path> together = new ArrayList<>();
            for (int year : stage.matches("units|compare") ? List.of(2017) : NationalYears.YEARS) {
                together.add(script(scripts, stage, year, folder, out));
            }
            stages.add(together);
        }
        stages.get(4).add(script(scripts, "comparison", 2017, folder, out));
        String database = server.newDatabase();
        try {
            MeasuredProcess process = null;
            long engine = 0;
            for (List<Path> stage : stages) {
                List<List<String>> commands = new ArrayList<>();
                for (Path script : stage) {
                    commands.add(psql(database, script));
                }
                MeasuredProcess one = MeasuredProcess.runTogether(folder.resolve("psql.log"), commands);
                engine = process == null || stage != stages.get(4) ? engine + one.millis() : engine;
                process = process == null ? one : process.then(one);
            }
            // What remembers and works is the server, whose memory is not asked of anybody here.
            return new Measurement(new MeasuredProcess(process.started(), process.millis(), 0), engine, Map.of());
        } finally {
            server.drop(database);
        }
    }

    private static Path script(RivalScripts scripts, String stage, int year, Path folder, Path out) throws IOException {
        return scripts.fill(
                "psql/" + stage + ".sql",
                folder.resolve(stage + "-" + year + ".sql"),
                Map.of(
                        "year",
                        "" + year,
                        "other_year",
                        "" + (2016 + 2017 - year),
                        "out",
                        out.toAbsolutePath().toString()));
    }

    private List<String> psql(String database, Path script) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("psql", "-X", "-q", "-h", "localhost", "-p", server.port(), "-U", "postgres", "-d", database));
        command.addAll(List.of("-v", "ON_ERROR_STOP=1"));
        if (Boolean.getBoolean("benchmark.verbose")) {
            command.addAll(List.of("-c", "\\timing on"));
        }
        command.addAll(List.of("-f", script.toString()));
        return command;
    }
}
