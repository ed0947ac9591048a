package io.xeropulse.core.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The organization as Xero describes it: base currency, zone, year end and lock dates.
 *
 * @param sourceId the source's identifier
 * @param name the organization's display name
 * @param baseCurrency ISO 4217 code of its books
 * @param countryCode ISO 3166 code, or null
 * @param timezone Xero's own name of the zone, or null
 * @param financialYearEndMonth 1 to 12; 0 when the source says none
 * @param financialYearEndDay 1 to 31; 0 when the source says none
 * @param periodLockDate no change on or before this date for most users, or null
 * @param endOfYearLockDate no change on or before this date for anybody, or null
 */
public record OrganizationProfile(
    String sourceId,
    String name,
    String baseCurrency,
    @Nullable String countryCode,
    @Nullable String timezone,
    int financialYearEndMonth,
    int financialYearEndDay,
    @Nullable LocalDate periodLockDate,
    @Nullable LocalDate endOfYearLockDate)
    implements Fact {}
