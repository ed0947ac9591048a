package io.xeropulse.xpm.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A note on a client. XPM has stopped filling folders; go by tags. Immutable.
 *
 * @param title its title, or null
 * @param text its text, or null
 * @param folder the folder it lies in, or null
 * @param date a calendar date in no zone, or null
 * @param createdBy who wrote it, or null
 * @param tags its tags, or null
 */
public record ClientNote(
    @Nullable String title,
    @Nullable String text,
    @Nullable String folder,
    @Nullable LocalDate date,
    @Nullable String createdBy,
    @Nullable String tags) {}
