package org.disclosurerollup.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.disclosurerollup.TestServer;
import org.disclosurerollup.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Commands are killed at seeded random moments of all they do, the server under them too; the same command, called
 * again until it ends with 0, leaves every table and every output as if nobody had been killed.
 *
 * <p>{@code -Drollup.kills=300} does it so often, on a longer story, and {@code -Drollup.killSeed} chooses the moments.
 */
class RepeatedKillsTests {
    private static final int FEW = 8;
    private static final int KILLS = Integer.getInteger("rollup.kills", FEW);
    private static final long SEED = Long.getLong("rollup.killSeed", 20170101);
    private static final int MOST_KILLS_OF_A_COMMAND = 12;
    private static final int MOST_ATTEMPTS = 60;
    /** A program without its server takes long to give up, so that this is tried less often. */
    private static final List<KillVictim.Weapon> WEAPONS = List.of(
            KillVictim.Weapon.JVM,
            KillVictim.Weapon.JVM,
            KillVictim.Weapon.JVM,
            KillVictim.Weapon.POSTMASTER,
            KillVictim.Weapon.BACKEND,
            KillVictim.Weapon.BACKEND,
            KillVictim.Weapon.BOTH,
            KillVictim.Weapon.BOTH,
            KillVictim.Weapon.POWER,
            KillVictim.Weapon.POWER);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> killsByPhase = new TreeMap<>();
    private final Map<KillVictim.Weapon, Integer> killsByWeapon = new EnumMap<>(KillVictim.Weapon.class);
    private final Map<String, Integer> survivors = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int kills;
    private int failures;

    /** How a command goes undisturbed: what it does when, what it leaves, and the number of its run. */
    private record Undisturbed(List<KillVictim.Phase> phases, KillSnapshot snapshot, long run) {}

    private Path office() {
        return folder.resolve("office");
    }

    private Path log() {
        return folder.resolve("command.log");
    }

    private static long lastCompleted(Path database) throws Exception {
        try (Database opened = Database.open(database.toString())) {
            return new JdbcTemplate(opened.dataSource())
                    .queryForObject("select coalesce(max(run_id), 0) from run where status = 'completed'", Long.class);
        }
    }

    private List<Undisturbed> tellUndisturbed(
            List<KillStory.Act> acts, KillStory story, Map<String, String> environment) throws Exception {
        List<Undisturbed> undisturbed = new ArrayList<>();
        for (KillStory.Act act : acts) {
            act.arrivals().run();
            KillVictim victim = new KillVictim(act.command(), story.database(), log(), environment);
            assertThat(victim.await()).as(victim.log()).isZero();
            undisturbed.add(new Undisturbed(
                    victim.phases(),
                    KillSnapshot.of(story.database().toString(), story.out()),
                    lastCompleted(story.database())));
        }
        TestServer.delete(office());
        return undisturbed;
    }

    /** Lets the command be killed some times, and then finish; answers what it did otherwise than the undisturbed one. */
    private void disturb(
            KillStory.Act act, KillStory story, Undisturbed undisturbed, int times, Map<String, String> environment)
            throws Exception {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            List<KillVictim.Phase> phases = undisturbed.phases();
            KillVictim.Phase phase = phases.get(random.nextInt(phases.size()));
            KillVictim.Weapon weapon = WEAPONS.get(random.nextInt(WEAPONS.size()));
            KillVictim victim = new KillVictim(act.command(), story.database(), log(), environment);
            victim.awaitPhase(phase.name());
            Thread.sleep(random.nextLong(phase.to() - phase.from() + 25));
            if (!victim.isAlive()) {
                survivors.merge(act.name(), 1, Integer::sum);
            } else if (victim.kill(weapon, random)) {
                kills++;
                killsByPhase.merge(victim.phase(), 1, Integer::sum);
                killsByWeapon.merge(weapon, 1, Integer::sum);
            }
            int exitCode = victim.await();
            told.add(weapon + " in " + victim.phase() + " of " + act.name() + ": exit code " + exitCode + "\n"
                    + victim.log());
            boolean isKilled = exitCode == 137;
            assertThat(isKilled || exitCode == 0 || exitCode == 1 || exitCode == 4)
                    .as(told.get(told.size() - 1))
                    .isTrue();
            if (exitCode == 0 || mayBeOver(victim, story) && lastCompleted(story.database()) == undisturbed.run()) {
                compare(act, story, undisturbed, told);
                return;
            }
        }
        finish(act, story, told, environment);
        compare(act, story, undisturbed, told);
    }

    private static boolean mayBeOver(KillVictim victim, KillStory story) throws Exception {
        return victim.phases().stream().anyMatch(phase -> phase.name().equals("report"))
                && Files.exists(story.database().resolve("postgres"));
    }

    /** Calls the command until it ends with 0; a lock may live on for the moment that a server needs to see a death. */
    private void finish(KillStory.Act act, KillStory story, List<String> told, Map<String, String> environment)
            throws Exception {
        for (int attempt = 1; ; attempt++) {
            KillVictim command = new KillVictim(act.command(), story.database(), log(), environment);
            int exitCode = command.await();
            if (exitCode == 0) {
                return;
            }
            told.add("again: exit code " + exitCode + "\n" + command.log());
            if (exitCode != 4) {
                failures++;
                System.out.println("kills: " + told.get(told.size() - 1));
            }
            assertThat(attempt).as(String.join("\n", told)).isLessThan(MOST_ATTEMPTS);
            assertThat(exitCode).as(String.join("\n", told)).isIn(1, 4);
        }
    }

    private void compare(KillStory.Act act, KillStory story, Undisturbed undisturbed, List<String> told)
            throws Exception {
        List<String> found = undisturbed
                .snapshot()
                .differences(KillSnapshot.of(story.database().toString(), story.out()));
        if (!found.isEmpty()) {
            differences.add(act.name() + " (run " + undisturbed.run() + "):\n" + String.join("\n", found) + "\nafter\n"
                    + String.join("\n", told));
        }
    }

    @Test
    void everythingIsAsIfNobodyHadBeenKilled() throws Exception {
        boolean isExtended = KILLS > FEW;
        KillStory story = new KillStory(office());
        List<KillStory.Act> acts = isExtended ? story.whole() : story.brief();
        // With a place of its own for the server's programs the unpacking is killed as well.
        Map<String, String> environment = new HashMap<>();
        if (isExtended) {
            environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        }
        List<Undisturbed> undisturbed = tellUndisturbed(acts, story, environment);
        int rounds = 0;
        while (kills < KILLS && differences.isEmpty()) {
            rounds++;
            if (isExtended) {
                TestServer.delete(folder.resolve("cache"));
            }
            for (int i = 0; i < acts.size() && differences.isEmpty(); i++) {
                acts.get(i).arrivals().run();
                int times = isExtended
                        ? 1 + random.nextInt(MOST_KILLS_OF_A_COMMAND)
                        : Math.max(1, (KILLS - kills) / (acts.size() - i));
                disturb(acts.get(i), story, undisturbed.get(i), times, environment);
                System.out.printf(
                        "kills: %d, round %d, %s; by phase %s; by weapon %s%n",
                        kills, rounds, acts.get(i).name(), killsByPhase, killsByWeapon);
            }
            if (differences.isEmpty()) {
                TestServer.delete(office());
            }
        }
        System.out.printf(
                "kills: %d in %d rounds, seed %d; by phase %s; by weapon %s; ended before they were killed: %s;"
                        + " commands that had to be called once more: %d; differences: %d%n",
                kills, rounds, SEED, killsByPhase, killsByWeapon, survivors, failures, differences.size());
        assertThat(differences).isEmpty();
    }
}
