package org.disclosurerollup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own with the classes under test, for what must not happen to the test JVM. */
public final class ChildProcess {
    private ChildProcess() {}

    /** The class path of the tests, however they were started. */
    public static String classPath() {
        return System.getProperty(
                "rollup.testClassPath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    /** Starts a main class; what it prints goes to the file. */
    public static Process start(Class<?> main, Path log, List<String> args) throws IOException {
        return start(main, log, List.of(), args);
    }

    /** The same with options for the JVM. */
    public static Process start(Class<?> main, Path log, List<String> options, List<String> args) throws IOException {
        return start(main, log, options, args, Map.of());
    }

    /** The same with variables of the environment. */
    public static Process start(
            Class<?> main, Path log, List<String> options, List<String> args, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Drollup.inbox.still-seconds=0",
                "-Drollup.home=" + Project.path(""),
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(command.indexOf("-cp"), options);
        command.addAll(args);
        File file = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
    }
}
