package io.xeropulse.xpm.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date that a job has to meet. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param date a calendar date in no zone, or null
 * @param description what it is about, or null
 * @param completed whether it was met, or null
 * @param folder the folder it lies in, or null
 */
public record Milestone(
    @Nullable String uuid,
    @Nullable LocalDate date,
    @Nullable String description,
    @Nullable Boolean completed,
    @Nullable String folder) {}
