/** The commands of {@code jobs/rollup}: options, progress, messages and exit codes. Does no work itself. */
package org.disclosurerollup.cli;
