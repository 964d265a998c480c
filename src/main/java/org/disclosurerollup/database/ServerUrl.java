package org.disclosurerollup.database;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * The JDBC URL of a database on a server, looked at without asking the server. PostgreSQL's driver takes what it does not
 * understand for the name of a database or of a host, and passes over parameters that it does not know: a slip in {@code
 * sslmode} would leave a connection open to all.
 */
final class ServerUrl {

    private static final String TAKES = "takes a folder or jdbc:postgresql://host:port/name";
    private static final int HIGHEST_PORT = 65_535;

    /** Somebody means a server who writes a scheme, or a host with a port. */
    private static final Pattern MEANT =
            Pattern.compile("(?i)\\s*(jdbc|postgres(ql)?):.*|.*://.*|[^/\\\\]+:\\d+(/.*)?");

    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql:(?://(?<hosts>[^/?]*)/?)?(?<name>[^/?]*)(?:\\?.*)?");
    private static final Pattern HOST = Pattern.compile("(?<host>[^\\s:\\\\\\[\\]]*|\\[[^\\s\\]]+])(?::(?<port>.*))?");
    private static final Pattern NAME = Pattern.compile("[^\\s\\\\:;#]+");

    /** Held, or its level would be forgotten: what the driver says of a URL or a connection is told by the command, once. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private ServerUrl() {}

    /** Whether a location is a server's, or was meant to be; otherwise it is a folder. */
    static boolean isMeantBy(String location) {
        return MEANT.matcher(location).matches();
    }

    /** What is wrong with it, never with a password in the words; empty if nothing is. */
    static Optional<String> faultIn(String url) {
        Optional<String> password = Credentials.passwordIn(url);
        if (password.isPresent()) {
            return password;
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return Optional.of(TAKES);
        }
        Optional<String> hosts = parts.group("hosts") == null ? Optional.empty() : faultInHosts(parts.group("hosts"));
        if (hosts.isPresent()) {
            return hosts.map(fault -> TAKES + ", and " + fault);
        }
        Properties properties = Driver.parseURL(url, null);
        boolean isService = properties != null && PGProperty.SERVICE.isPresent(properties);
        String name = parts.group("name");
        if (name.isEmpty() && !isService) {
            return Optional.of(TAKES + ", and this one has no name of a database");
        }
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            return Optional.of(TAKES + ", and '" + name + "' is no name; parameters begin with ?, and other signs are "
                    + "written as in %20");
        }
        return properties == null ? Optional.of(TAKES) : faultInParameters(properties);
    }

    private static Optional<String> faultInHosts(String hosts) {
        for (String one : hosts.split(",", -1)) {
            if (one.contains("@")) {
                return Optional.of("a user does not stand before the host but behind: ?user=NAME");
            }
            Matcher host = HOST.matcher(one);
            if (!host.matches() || host.group("host").isEmpty() && hosts.length() > one.length()) {
                return Optional.of("'" + one + "' is no host");
            }
            if (host.group("port") != null && !isPort(host.group("port"))) {
                return Optional.of("'" + host.group("port") + "' is no port from 1 to " + HIGHEST_PORT);
            }
        }
        return Optional.empty();
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= HIGHEST_PORT;
    }

    private static Optional<String> faultInParameters(Properties parameters) {
        for (String name : parameters.stringPropertyNames()) {
            PGProperty known = PGProperty.forName(name);
            if (known == null) {
                return Optional.of("has a parameter '" + name + "' that PostgreSQL's driver does not know; correct it");
            }
            String value = parameters.getProperty(name);
            // Some take several words at once, and of several hosts each has its port.
            List<String> words = List.of(value.split(","));
            if (isNumber(known.getDefaultValue()) && !words.stream().allMatch(ServerUrl::isNumber)) {
                return Optional.of("has the parameter " + name + "=" + value + "; write a number");
            }
            String[] choices = known.getChoices();
            if (choices != null
                    && !words.stream().allMatch(word -> Arrays.stream(choices).anyMatch(word::equalsIgnoreCase))) {
                return Optional.of(
                        "has the parameter " + name + "=" + value + "; write one of " + String.join(", ", choices));
            }
        }
        return Optional.empty();
    }

    private static boolean isNumber(String text) {
        return text != null && text.matches("-?[0-9]{1,10}");
    }
}
