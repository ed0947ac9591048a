package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * At what price, and to which account, an item is bought or sold, as Xero sends it. Immutable and
 * thread-safe.
 */
public final class ItemPrice extends XeroObject {

  ItemPrice(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code UnitPrice}: an exact amount, or null} */
  public @Nullable BigDecimal unitPrice() {
    return decimal("UnitPrice");
  }

  /** {@return {@code AccountCode}: text, or null} */
  public @Nullable String accountCode() {
    return text("AccountCode");
  }

  /** {@return {@code COGSAccountCode}: text, or null} */
  public @Nullable String cogsAccountCode() {
    return text("COGSAccountCode");
  }

  /** {@return {@code TaxType}: text, or null} */
  public @Nullable String taxType() {
    return text("TaxType");
  }
}
