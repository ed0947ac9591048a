package io.xeropulse.warehouse.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How the proof of a published state ended, as it was stored. Immutable.
 *
 * @param asAt the last day that was compared
 * @param provedAt when it was compared, UTC
 * @param tied whether no account differs without a known reason
 * @param accounts how many accounts were compared
 * @param unmatched how many of them differ without a known reason
 * @param doubts how many records contradict each other or the source
 * @param hash SHA-256 over organization, day and every account's balances and verdict, in hex
 */
public record ProofSummary(
    LocalDate asAt,
    Instant provedAt,
    boolean tied,
    int accounts,
    int unmatched,
    int doubts,
    String hash) {}
