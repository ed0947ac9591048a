package io.xeropulse.warehouse.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Where an organization's figures come from: the sync session whose state readers see. Immutable.
 *
 * @param sessionId the session, as {@link io.xeropulse.warehouse.state.SyncHistoryView} and the
 *     session's certificate name it
 * @param publishedAt when readers began to see it, UTC
 * @param asAt the date that its work in progress was worked out for, in the organization's zone
 * @param baseCurrency ISO 4217 code of the figures
 */
public record Publication(
    UUID sessionId, Instant publishedAt, LocalDate asAt, String baseCurrency) {}
