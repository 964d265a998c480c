/**
 * Third stage: counted submissions add up to the totals of every area and its groups, each figure once; where
 * an area filed for its whole territory, that filing and its parts are compared. Owns the table {@code total}.
 */
package org.disclosurerollup.consolidation;
