package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * A job as a time entry names it. Immutable.
 *
 * @param id the job number, or null
 * @param name the job's name, or null
 */
public record JobReference(@Nullable String id, @Nullable String name) {}
