/**
 * Spreads the reading of workbooks and documents over several processes that share the database: a run enters what it is
 * going to read as tasks, workers read ahead of it and leave recordings, and the run takes its files in as always. Who does
 * what is settled by db-scheduler, an existing engine of one table; only this package knows it. Nothing depends on a worker:
 * what none has read, the run reads itself. Owns the tables {@code reading_task} and {@code reading} of schema {@code batch}, which are empty while
 * no run is at work.
 */
package org.disclosurerollup.job.spread;
