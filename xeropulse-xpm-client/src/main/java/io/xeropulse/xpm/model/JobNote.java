package io.xeropulse.xpm.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A note on a job. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param title its title, or null
 * @param text its text, or null
 * @param folder the folder it lies in, or null
 * @param date a calendar date in no zone, or null
 * @param createdBy who wrote it, or null
 * @param comments what others said to it
 */
public record JobNote(
    @Nullable String uuid,
    @Nullable String title,
    @Nullable String text,
    @Nullable String folder,
    @Nullable LocalDate date,
    @Nullable String createdBy,
    List<NoteComment> comments) {
  public JobNote {
    comments = Lists.orNone(comments);
  }
}
