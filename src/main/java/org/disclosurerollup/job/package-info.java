/**
 * Runs the stages as one restartable job: intake, validate, consolidate, compare, report; after an operator's acceptance
 * the same without intake. The only package that knows Spring Batch. Owns the tables {@code run}, {@code run_finding_count},
 * {@code top_coverage}, {@code unit} and {@code form_cell}, and the job repository in schema
 * {@code batch}.
 */
package org.disclosurerollup.job;
