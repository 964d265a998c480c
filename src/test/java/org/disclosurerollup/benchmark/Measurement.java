package org.disclosurerollup.benchmark;

import java.util.Map;

/**
 * What one run cost.
 *
 * @param process the whole of it
 * @param engineMillis load, rules, store, roll-up and comparison, without starting and without writing tables; 0 where
 *     the two cannot be told apart
 * @param steps milliseconds of each step, where there are steps
 */
record Measurement(MeasuredProcess process, long engineMillis, Map<String, Long> steps) {}
