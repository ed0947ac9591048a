package io.xeropulse.xpm.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document kept on a client or job. Immutable.
 *
 * @param title its title, or null
 * @param text its text, or null
 * @param folder the folder it lies in, or null
 * @param date a calendar date in no zone, or null
 * @param createdBy who wrote it, or null
 * @param fileName the file's name, or null
 * @param url where it can be fetched, or null
 */
public record StoredDocument(
    @Nullable String title,
    @Nullable String text,
    @Nullable String folder,
    @Nullable LocalDate date,
    @Nullable String createdBy,
    @Nullable String fileName,
    @Nullable String url) {}
