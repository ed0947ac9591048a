package io.xeropulse.warehouse.state;

import io.xeropulse.core.sync.SyncStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sync session as it is stored, over or still running. Immutable.
 *
 * @param id the session
 * @param number counts an organization's sessions upwards; some numbers are left out
 * @param trigger what started it, in a word
 * @param status how it ended; empty while it runs
 * @param startedAt when it began, UTC
 * @param finishedAt when it ended, UTC; empty while it runs
 * @param resumeAt when a suspended one is to be taken up again, UTC
 * @param error why it is not complete and what to do
 */
public record PastSync(
    UUID id,
    long number,
    String trigger,
    Optional<SyncStatus> status,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Optional<Instant> resumeAt,
    Optional<String> error) {}
