package io.xeropulse.xpm.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that XPM names by identifier and name. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 */
public record NamedReference(@Nullable String uuid, @Nullable String name) {}
