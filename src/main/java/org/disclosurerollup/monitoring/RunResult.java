package org.disclosurerollup.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.job.JdbcRunHistory.Completion;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;
import org.disclosurerollup.submission.IntakeCounts;

/**
 * How a command that makes a run ended.
 *
 * @param command as it was called
 * @param version of the program
 * @param operator who called it, empty if that was not known yet
 * @param exitCode see the README
 * @param run the number of its run, 0 if it came to none
 * @param resumed whether it finished what an earlier process had begun
 * @param message the result in one line; of a failure what was wrong
 * @param counts what was read, {@code null} if it did not come so far or reads nothing
 * @param waiting how many filings wait, because their year is closed
 * @param steps what ran, in order
 * @param stored what the database says, {@link Stored#NOTHING} if it could not be asked
 */
public record RunResult(
        String command,
        String version,
        String operator,
        int exitCode,
        long run,
        boolean resumed,
        Instant started,
        Instant ended,
        String message,
        IntakeCounts counts,
        int waiting,
        List<StepTime> steps,
        Stored stored) {

    /** Most areas at the top of which coverage is told, the largest ones. */
    private static final int MOST_AREAS = 40;

    /** Of so many years coverage is told, the latest ones. */
    private static final int YEARS = 3;

    /** A step and how long it took, good or bad. */
    public record StepTime(String step, Duration duration, boolean failed) {}

    /**
     * What stands in the database behind the command.
     *
     * @param completion the last completed run of any command, {@code null} if there is none or it is not known
     * @param findings at its end, empty if not counted
     * @param coverage at its end, latest year first
     */
    public record Stored(Completion completion, Map<Severity, FindingCount> findings, List<TopCoverage> coverage) {

        public static final Stored NOTHING = new Stored(null, Map.of(), List.of());
    }

    /** What the exit code means, in a word. */
    public String outcome() {
        return switch (exitCode) {
            case 0 -> "completed";
            case 2 -> "usage";
            case 3 -> "findings";
            case 4 -> "busy";
            default -> "failed";
        };
    }

    /** Whether its run was completed. */
    public boolean isCompleted() {
        return exitCode == 0 || exitCode == 3;
    }

    public Duration duration() {
        return Duration.between(started, ended);
    }

    /** The coverage that is told: of the latest three years, in each form the forty largest areas at the top. */
    public List<TopCoverage> coverageTold() {
        List<String> years = stored.coverage().stream()
                .map(TopCoverage::period)
                .distinct()
                .limit(YEARS)
                .toList();
        return stored.coverage().stream()
                .filter(one -> years.contains(one.period()))
                .filter(one -> stored.coverage().stream()
                                .filter(other -> other.form().equals(one.form())
                                        && other.period().equals(one.period())
                                        && (other.expected() > one.expected()
                                                || other.expected() == one.expected()
                                                        && other.areaCode().compareTo(one.areaCode()) < 0))
                                .limit(MOST_AREAS)
                                .count()
                        < MOST_AREAS)
                .toList();
    }
}
