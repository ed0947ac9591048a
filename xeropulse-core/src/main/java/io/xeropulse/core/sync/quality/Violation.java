package io.xeropulse.core.sync.quality;

/**
 * A rule that a record broke. Immutable.
 *
 * @param rule short stable name of the rule
 * @param reason which field, what is wrong with it and what to do; no personal datum
 */
public record Violation(String rule, String reason) {}
