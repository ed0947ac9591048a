package io.xeropulse.core.sync.schedule;

import java.time.Instant;

/**
 * When an organization is to be synced next. Immutable.
 *
 * @param at the instant
 * @param sooner whether a request that waits brings it forward; false after a failure that waiting
 *     may heal, so that it is not tried again and again
 */
public record NextTurn(Instant at, boolean sooner) {}
