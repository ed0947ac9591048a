package io.xeropulse.xpm.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a note. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param text its text, or null
 * @param date a calendar date in no zone, or null
 * @param createdBy who wrote it, or null
 */
public record NoteComment(
    @Nullable String uuid,
    @Nullable String text,
    @Nullable LocalDate date,
    @Nullable String createdBy) {}
