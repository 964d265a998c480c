package org.disclosurerollup.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine's name, without asking the network where the system tells it: a broken DNS must not hold up a run. */
public final class HostName {

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    public static String get() {
        try {
            if (Files.isReadable(LINUX)) {
                return Files.readString(LINUX).strip();
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed machine";
        } catch (IOException e) {
            return "an unknown machine";
        }
    }
}
