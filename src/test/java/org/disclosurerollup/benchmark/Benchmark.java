package org.disclosurerollup.benchmark;

import java.nio.file.Path;
import java.util.*;
import org.disclosurerollup.*;
import org.disclosurerollup.catalogue.*;

public final class Benchmark {
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        NationalYears years = new NationalYears(Double.parseDouble(args[1]), work.resolve("data-" + args[1]));
        System.out.println(years.country().describe());
        if (!java.nio.file.Files.exists(years.forms())) years.make();
        Form form = CatalogueReader.read(years.forms()).form(NationalYears.FORM);
        Set<String> rules = form.rules().stream().map(RuleDefinition::id).collect(java.util.stream.Collectors.toSet());
        try (RivalServer server = new RivalServer(work.resolve("server"))) {
            Answer ref = null;
            for (Way way : List.of(
                    new OurProgram(server),
                    new PsqlScript(server, form),
                    new DuckDbProcess(form),
                    new SpringBatchProcess(server, form))) {
                if (args.length > 2 && !args[2].contains(way.id())) continue;
                Path folder = work.resolve(way.id());
                TestServer.class.getName();
                new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
                java.nio.file.Files.createDirectories(folder);
                System.out.println(way.title() + " " + way.run(years, folder));
                Answer a = new Answer(way.title(), folder.resolve("out"), rules);
                if (ref == null) ref = a;
                else a.differences(ref).forEach(System.out::println);
            }
        }
    }
}
