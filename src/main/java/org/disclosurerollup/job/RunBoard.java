package org.disclosurerollup.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disclosurerollup.catalogue.Severity;
import org.disclosurerollup.database.Database;
import org.disclosurerollup.job.JdbcRunHistory.PastRun;
import org.disclosurerollup.job.JdbcRunHistory.Step;
import org.disclosurerollup.job.JdbcRunResultStore.FindingCount;
import org.disclosurerollup.job.JdbcRunResultStore.TopCoverage;

/**
 * What an operator looks at in the morning: the last runs, the one at work or cut off, and how the last completed one
 * differs from the one completed before it. Read from what runs count at their end, so that it takes no longer on a large
 * database, and can be read while a run is at work.
 *
 * @param runs the last runs, newest first
 * @param findings what stood at the end of each; a run that is not completed or from before this was counted is absent
 * @param atWork whether a process holds the run lock
 * @param step the last step of the run that is not completed, if there is one and it came to a step
 * @param last the last completed run, {@code null} if there is none
 * @param before the number of the run completed before it, 0 if there is none
 * @param coverage as of the last completed run, latest year first
 * @param coverageBefore as of the one before
 */
public record RunBoard(
        List<PastRun> runs,
        Map<Long, Map<Severity, FindingCount>> findings,
        boolean atWork,
        Optional<Step> step,
        PastRun last,
        long before,
        List<TopCoverage> coverage,
        List<TopCoverage> coverageBefore) {

    /** How the findings of a severity changed. */
    public record FindingChange(long come, long gone) {}

    /**
     * @param atWork whether a process holds the run lock; asked first, so that a run that ends in between is shown as
     *     completed, not as cut off
     * @param limit how many runs are wanted
     */
    public static RunBoard of(Database database, boolean atWork, int limit) {
        JdbcRunHistory history = new JdbcRunHistory(database.dataSource());
        JdbcRunResultStore results = new JdbcRunResultStore(database.dataSource());
        List<PastRun> runs = history.last(limit);
        PastRun last = runs.stream().filter(PastRun::completed).findFirst().orElse(null);
        long before = last == null ? 0 : history.completedBefore(last.run());
        Map<Long, Map<Severity, FindingCount>> findings =
                results.findings(runs.stream().map(PastRun::run).toList());
        Optional<Step> step = runs.isEmpty() || runs.get(0).completed()
                ? Optional.empty()
                : history.lastStep(runs.get(0).run());
        return new RunBoard(
                runs,
                findings,
                atWork,
                step,
                last,
                before,
                last == null ? List.of() : results.coverage(last.run()),
                before == 0 ? List.of() : results.coverage(before));
    }

    /** The run that has begun and is not completed: at work, or left behind by a process that ended. */
    public Optional<PastRun> unfinished() {
        return runs.stream().filter(run -> !run.completed()).findFirst();
    }

    /** How many findings came with the last completed run and how many went; empty if the run before was not counted. */
    public Optional<FindingChange> change(Severity severity) {
        if (last == null || before == 0 || !findings.containsKey(last.run()) || !findings.containsKey(before)) {
            return Optional.empty();
        }
        FindingCount now = findings.get(last.run()).get(severity);
        FindingCount then = findings.get(before).get(severity);
        return Optional.of(new FindingChange(now.found(), then.standing() + now.found() - now.standing()));
    }

    /** How the number of outstanding units changed; empty if it was not counted before. */
    public Optional<Integer> change(TopCoverage now) {
        return coverageBefore.stream()
                .filter(now::isAboutTheSame)
                .map(then -> now.outstanding() - then.outstanding())
                .findFirst();
    }
}
