package io.xeropulse.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A client of the practice in XPM. Personal data are not kept.
 *
 * @param sourceId the source's identifier
 * @param name the client's name
 * @param archived true once archived
 * @param deleted true once deleted
 * @param accountManagerId the staff member whom XPM shows as partner, or null
 * @param jobManagerId the staff member who manages its jobs, or null
 * @param exportCode the practice's own code of it, or null
 */
public record Client(
    String sourceId,
    String name,
    boolean archived,
    boolean deleted,
    @Nullable String accountManagerId,
    @Nullable String jobManagerId,
    @Nullable String exportCode)
    implements Fact {}
