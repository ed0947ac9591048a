package io.xeropulse.core.model;

/**
 * A kind of work of the practice's task catalogue.
 *
 * @param sourceId the source's identifier
 * @param name the task's name
 */
public record Task(String sourceId, String name) implements Fact {}
