package org.disclosurerollup.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who connects to a server: from the environment or a file, never from a command line, which every user of the machine
 * can read. Has no text form, so that no message shows the password.
 */
final class Credentials {

    static final String USER = "ROLLUP_DATABASE_USER";
    static final String PASSWORD = "ROLLUP_DATABASE_PASSWORD";
    static final String PASSWORD_FILE = "ROLLUP_DATABASE_PASSWORD_FILE";

    private static final int LONGEST = 4096;
    private static final Pattern IN_PARAMETERS = Pattern.compile("(?i)password\\s*=");
    private static final Pattern BEFORE_HOST =
            Pattern.compile("(?i)^(?:jdbc:)?+[a-z]+:(?://)?+[^/?@]*:(?!\\d{1,5}[/?,])[^@]*@");
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String user;
    private final String password;

    private Credentials(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /**
     * What the environment says.
     *
     * @throws DatabaseAccessException if it says two things, or the password's file cannot be used
     */
    static Credentials of(Map<String, String> environment) {
        String password = environment.get(PASSWORD);
        String file = environment.get(PASSWORD_FILE);
        if (password != null && file != null) {
            throw new DatabaseAccessException(PASSWORD + " and " + PASSWORD_FILE + " are both set; leave one of them");
        }
        return new Credentials(environment.get(USER), file == null ? password : readPassword(Path.of(file)));
    }

    /** Words for a URL that holds a password; they do not repeat it. */
    static Optional<String> passwordIn(String url) {
        return IN_PARAMETERS.matcher(url).find() || BEFORE_HOST.matcher(url).find()
                ? Optional.of("holds a password, which every user of this machine could read"
                        + " in the list of processes; take it out and put it into " + PASSWORD + ", into a file that "
                        + PASSWORD_FILE + " names, or into ~/.pgpass (and change it, if others are on this machine)")
                : Optional.empty();
    }

    /** The user, or null for what the URL says. */
    String user() {
        return user;
    }

    /** The password, or null for none or that of the password file of PostgreSQL's own programs. */
    String password() {
        return password;
    }

    private static String readPassword(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new DatabaseAccessException(PASSWORD_FILE + ": no such file: " + file);
            }
            refuseIfShared(file);
            if (Files.size(file) > LONGEST) {
                throw new DatabaseAccessException(PASSWORD_FILE + ": " + file + " is too large to hold a password");
            }
            List<String> lines =
                    Files.readString(file, StandardCharsets.UTF_8).lines().toList();
            if (lines.isEmpty() || lines.get(0).isEmpty()) {
                throw new DatabaseAccessException(PASSWORD_FILE + ": the first line of " + file + " is empty");
            }
            return lines.get(0);
        } catch (IOException e) {
            throw new DatabaseAccessException(PASSWORD_FILE + ": cannot read " + file + ": "
                    + e.getClass().getSimpleName());
        }
    }

    /**
     * A file of our own that others may read is a mistake that we can ask to mend; one of another owner is a secret that a
     * container's platform put there, with the permissions it saw fit.
     */
    private static void refuseIfShared(Path file) throws IOException {
        Path target = file.toRealPath();
        if (!target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(target, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean ours = attributes.owner().getName().equals(System.getProperty("user.name"));
        if (ours && attributes.permissions().stream().anyMatch(OF_OTHERS::contains)) {
            throw new DatabaseAccessException(PASSWORD_FILE + ": others may read " + file + "; chmod 600 it first");
        }
    }
}
