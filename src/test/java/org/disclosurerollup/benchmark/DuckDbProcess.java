package org.disclosurerollup.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.ChildProcess;
import org.disclosurerollup.catalogue.Form;

/** {@code src/benchmark/duckdb.sql} in a process of its own. */
final class DuckDbProcess implements Way {
    private final Form form;

    DuckDbProcess(Form form) {
        this.form = form;
    }

    @Override
    public String id() {
        return "duckdb";
    }

    @Override
    public String title() {
        return "DuckDB script";
    }

    @Override
    public Measurement run(NationalYears years, Path folder) throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        Path script = new RivalScripts(form, years, true)
                .fill("duckdb.sql", folder.resolve("duckdb.sql"), RivalScripts.names(2017, out));
        Path log = folder.resolve("duckdb.log");
        MeasuredProcess process = MeasuredProcess.run(
                log,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dbenchmark.verbose=" + Boolean.getBoolean("benchmark.verbose"),
                        "-cp",
                        ChildProcess.classPath(),
                        DuckDbScript.class.getName(),
                        folder.resolve("years.duckdb").toString(),
                        script.toString()));
        long engine = Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("engine "))
                .mapToLong(line -> Long.parseLong(line.substring("engine ".length())))
                .findFirst()
                .orElseThrow();
        return new Measurement(process, engine, Map.of());
    }
}
