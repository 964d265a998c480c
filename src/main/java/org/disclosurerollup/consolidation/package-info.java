/**
 * Third stage: counted submissions add up to the totals of every area and its groups, each figure once. Owns the table
 * {@code total}.
 */
package org.disclosurerollup.consolidation;
