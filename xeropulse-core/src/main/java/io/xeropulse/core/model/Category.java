package io.xeropulse.core.model;

/**
 * A job category, the practice's service type.
 *
 * @param sourceId the source's identifier
 * @param name the category's name
 */
public record Category(String sourceId, String name) implements Fact {}
