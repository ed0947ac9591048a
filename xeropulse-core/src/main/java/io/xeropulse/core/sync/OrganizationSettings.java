package io.xeropulse.core.sync;

import java.time.ZoneId;

/**
 * What the host knows of an organization before its first sync. Immutable.
 *
 * @param defaultBaseCurrency ISO 4217 code that stands in until the source names the base currency
 * @param zone where "today" and business hours are measured
 */
public record OrganizationSettings(String defaultBaseCurrency, ZoneId zone) {}
