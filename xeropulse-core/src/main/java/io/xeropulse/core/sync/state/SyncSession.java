package io.xeropulse.core.sync.state;

import io.xeropulse.core.model.OrganizationId;
import java.util.UUID;

/**
 * One run of the pipeline for one organization. Immutable.
 *
 * @param id the session's identifier
 * @param organization whose data it syncs
 * @param fence a number that grows with every session of the organization; a process that lost its
 *     turn holds an old one and can write nothing
 */
public record SyncSession(UUID id, OrganizationId organization, long fence) {}
