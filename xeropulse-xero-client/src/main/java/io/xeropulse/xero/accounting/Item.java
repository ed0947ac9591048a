package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something bought or sold, as Xero sends it. Immutable and thread-safe. */
public final class Item extends XeroObject {

  Item(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Code}: text, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code InventoryAssetAccountCode}: text, or null} */
  public @Nullable String inventoryAssetAccountCode() {
    return text("InventoryAssetAccountCode");
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code IsSold}: true or false, or null} */
  public @Nullable Boolean isSold() {
    return bool("IsSold");
  }

  /** {@return {@code IsPurchased}: true or false, or null} */
  public @Nullable Boolean isPurchased() {
    return bool("IsPurchased");
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** {@return {@code PurchaseDescription}: text, or null} */
  public @Nullable String purchaseDescription() {
    return text("PurchaseDescription");
  }

  /** {@return {@code PurchaseDetails}, or null} */
  public @Nullable ItemPrice purchaseDetails() {
    return object("PurchaseDetails", ItemPrice::new);
  }

  /** {@return {@code SalesDetails}, or null} */
  public @Nullable ItemPrice salesDetails() {
    return object("SalesDetails", ItemPrice::new);
  }

  /** {@return {@code IsTrackedAsInventory}: true or false, or null} */
  public @Nullable Boolean isTrackedAsInventory() {
    return bool("IsTrackedAsInventory");
  }

  /** {@return {@code TotalCostPool}: an exact amount, or null} */
  public @Nullable BigDecimal totalCostPool() {
    return decimal("TotalCostPool");
  }

  /** {@return {@code QuantityOnHand}: an exact number, or null} */
  public @Nullable BigDecimal quantityOnHand() {
    return decimal("QuantityOnHand");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code ItemID}: text, or null} */
  public @Nullable String itemId() {
    return text("ItemID");
  }
}
