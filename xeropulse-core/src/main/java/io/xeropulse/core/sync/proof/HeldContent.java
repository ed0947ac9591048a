package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Fact;

/**
 * What the warehouse holds of a record, in 64 bits. Immutable.
 *
 * @param kind what the record is
 * @param sourceId the source's identifier
 * @param content a hash over all that is stored of it, its lines included
 */
public record HeldContent(Class<? extends Fact> kind, String sourceId, long content) {}
