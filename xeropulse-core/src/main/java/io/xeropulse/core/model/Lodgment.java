package io.xeropulse.core.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a client's return stands with the Australian Taxation Office. Its two statuses are separate
 * dimensions: what the office has, and how far the practice is. Immutable.
 *
 * @param clientId the client's id in XPM, or null where the file does not say
 * @param clientName the client's name
 * @param type the kind of return or client, in the practice's words
 * @param year the financial year, by the calendar year it ends in
 * @param atoStatus what the office says: Received, Not Received, Not Required, …
 * @param workflowStatus how far the practice is: Filed, Draft, Approved, …; or null
 */
public record Lodgment(
    @Nullable String clientId,
    String clientName,
    String type,
    int year,
    String atoStatus,
    @Nullable String workflowStatus) {}
