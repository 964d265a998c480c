/**
 * Tells others of a run: log lines, a file of metrics, a webhook. Knows results only, changes nothing, and whatever goes
 * wrong here never fails a run. Owns no tables.
 */
package org.disclosurerollup.monitoring;
