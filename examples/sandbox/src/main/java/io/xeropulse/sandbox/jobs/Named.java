package io.xeropulse.sandbox.jobs;

import java.util.UUID;

/**
 * Staff, task, category or client: an id and a name; immutable.
 *
 * @param id its id
 * @param name its name
 */
public record Named(UUID id, String name) {}
