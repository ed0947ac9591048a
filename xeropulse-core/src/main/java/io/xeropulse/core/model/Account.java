package io.xeropulse.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ledger account of the chart of accounts.
 *
 * @param sourceId the source's identifier
 * @param code the account code shown to people, or null
 * @param name the account's name
 * @param type the source's type, as it wrote it (BANK, REVENUE, …)
 * @param accountClass ASSET, LIABILITY, EQUITY, REVENUE or EXPENSE as the source wrote it, or null
 * @param status the source's status, as it wrote it
 * @param taxType the source's default tax type, or null
 * @param currency ISO 4217 code of a bank account, or null
 * @param systemAccount the source's mark of a control account, or null
 * @param updatedAt when the source last changed it, or null
 */
public record Account(
    String sourceId,
    @Nullable String code,
    String name,
    String type,
    @Nullable String accountClass,
    String status,
    @Nullable String taxType,
    @Nullable String currency,
    @Nullable String systemAccount,
    @Nullable Instant updatedAt)
    implements Fact {}
