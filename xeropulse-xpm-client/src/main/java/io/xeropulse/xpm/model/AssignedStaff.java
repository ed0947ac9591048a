package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who works on a job or one of its tasks. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name the person's name, or null
 * @param allocatedMinutes planned work, or null
 */
public record AssignedStaff(
    @Nullable String uuid, @Nullable String name, @Nullable Integer allocatedMinutes) {}
