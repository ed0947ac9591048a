package io.xeropulse.xpm.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a client is related to another. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param type the kind of relation, or null
 * @param relatedClient the other client, or null
 * @param numberOfShares shares held, or null
 * @param percentage share in per cent, or null
 * @param startDate first day of it, a calendar date in no zone, or null
 * @param endDate last day of it, a calendar date in no zone, or null
 */
public record ClientRelationship(
    @Nullable String uuid,
    @Nullable String type,
    @Nullable NamedReference relatedClient,
    @Nullable Integer numberOfShares,
    @Nullable BigDecimal percentage,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate) {}
