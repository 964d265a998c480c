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
    /** The others write tables. */
    private static final int ENGINE_STAGES = 4;

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
        List<List<Path>> stages = List.of(
                List.of(script(scripts, "units", 2017, folder, out)),
                List.of(script(scripts, "year", 2016, folder, out), script(scripts, "year", 2017, folder, out)),
                List.of(script(scripts, "roll-up", 2016, folder, out), script(scripts, "roll-up", 2017, folder, out)),
                List.of(
                        script(scripts, "first-year", 2016, folder, out),
                        script(scripts, "compare", 2017, folder, out)),
                List.of(
                        script(scripts, "comparison", 2017, folder, out),
                        script(scripts, "comparison", 2016, folder, out)),
                List.of(script(scripts, "totals", 2016, folder, out), script(scripts, "totals", 2017, folder, out)));
        String database = server.newDatabase();
        try {
            MeasuredProcess process = null;
            long engine = 0;
            for (int stage = 0; stage < stages.size(); stage++) {
                List<List<String>> commands = new ArrayList<>();
                for (Path script : stages.get(stage)) {
                    commands.add(psql(database, script));
                }
                MeasuredProcess one = MeasuredProcess.runTogether(folder.resolve("psql.log"), commands);
                engine += stage < ENGINE_STAGES ? one.millis() : 0;
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
                "psql/" + stage + ".sql", folder.resolve(stage + "-" + year + ".sql"), RivalScripts.names(year, out));
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
