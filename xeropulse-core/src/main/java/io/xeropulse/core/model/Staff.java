package io.xeropulse.core.model;

/**
 * A member of the practice. XPM knows no rate, team or active flag; e-mail and phone are not kept.
 *
 * @param sourceId the source's identifier
 * @param name the person's name
 */
public record Staff(String sourceId, String name) implements Fact {}
