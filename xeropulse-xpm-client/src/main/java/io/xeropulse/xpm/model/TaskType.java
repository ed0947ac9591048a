package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * A kind of work of the task catalogue, without rate or category. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param description what it is about, or null
 */
public record TaskType(
    @Nullable String uuid, @Nullable String name, @Nullable String description) {}
