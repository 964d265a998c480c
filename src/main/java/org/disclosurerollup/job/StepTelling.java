package org.disclosurerollup.job;

import java.util.List;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells the progress of the beginning and the end of each step; at its end its transaction is over. */
record StepTelling(Progress progress) implements StepExecutionListener {

    @Override
    public void beforeStep(StepExecution step) {
        progress.stepBegun(step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
        List<Throwable> failures = step.getFailureExceptions();
        progress.stepEnded(step.getStepName(), failures.isEmpty() ? null : failures.get(0));
        return step.getExitStatus();
    }
}
