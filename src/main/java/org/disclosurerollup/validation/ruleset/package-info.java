/**
 * Examines the rules themselves, before any submission is: whether they contradict each other, which of them say nothing
 * new, which cells none of them watches, and which planted errors they let through. Looks only at forms and compiled
 * rules; owns no table.
 */
package org.disclosurerollup.validation.ruleset;
