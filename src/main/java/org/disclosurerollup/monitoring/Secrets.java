package org.disclosurerollup.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps passwords and keys out of what is printed, logged or sent. */
public final class Secrets {

    private static final String MASK = "***";

    /** As in a JDBC URL: {@code …?user=a&password=b}. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)\\b((?:ssl)?password|passwd|pwd|secret|token|api[_-]?key)=[^&\\s;,\"')\\\\]+");

    /** {@code scheme://user:password@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(://[^/@\\s:\"\\\\]*):[^/@\\s\"\\\\]*@");

    /** A shorter one would mask half of an ordinary sentence. */
    private static final int SHORTEST = 6;

    private static final List<String> OF_THE_ENVIRONMENT = named(System.getenv());

    private Secrets() {}

    private static List<String> named(Map<String, String> environment) {
        return Stream.of("ROLLUP_DATABASE_PASSWORD", "ROLLUP_WEBHOOK_SECRET", "PGPASSWORD")
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(secret -> secret.length() >= SHORTEST)
                .toList();
    }

    /** The text with asterisks in place of every password in a URL and of the passwords in the environment. */
    public static String masked(String text) {
        String masked = PARAMETER.matcher(text).replaceAll("$1=" + MASK);
        masked = USER_INFO.matcher(masked).replaceAll("$1:" + MASK + "@");
        for (String secret : OF_THE_ENVIRONMENT) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
