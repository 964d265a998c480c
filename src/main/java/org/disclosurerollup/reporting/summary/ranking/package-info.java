/** Who ranks where: the counties, or the departments, directly below an area by total, growth, rate and score. Owns no table. */
package org.disclosurerollup.reporting.summary.ranking;
