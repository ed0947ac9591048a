package io.xeropulse.core.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something the organization buys or sells, as its price list has it.
 *
 * @param sourceId the source's identifier
 * @param code the code that lines refer to
 * @param name its name, or null
 * @param salesUnitPrice price of a unit in base currency to 4 decimals, tax basis as the line's it
 *     is put on; null where it is not sold
 * @param salesAccountCode the code of the account a sale is booked to, or null
 * @param purchaseUnitPrice cost of a unit in base currency to 4 decimals, or null
 * @param purchaseAccountCode the code of the account a purchase is booked to, or null
 */
public record Item(
    String sourceId,
    String code,
    @Nullable String name,
    @Nullable BigDecimal salesUnitPrice,
    @Nullable String salesAccountCode,
    @Nullable BigDecimal purchaseUnitPrice,
    @Nullable String purchaseAccountCode)
    implements Fact {}
