package io.xeropulse.core.sync.proof;

import io.xeropulse.core.sync.extract.Entity;

/**
 * What a page of a session summed up to when it was written. Immutable.
 *
 * @param entity of what
 * @param page its number among the session's pages of the entity, from 1
 * @param total its total
 */
public record PageTotal(Entity entity, int page, ControlTotal total) {}
