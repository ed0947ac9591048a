package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An amount of a credit applied to an invoice, as Xero sends it. Immutable and thread-safe. */
public final class CreditAllocation extends XeroObject {

  CreditAllocation(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code AllocationID}: text, or null} */
  public @Nullable String allocationId() {
    return text("AllocationID");
  }

  /** {@return {@code Invoice}, or null} */
  public @Nullable Invoice invoice() {
    return object("Invoice", Invoice::new);
  }

  /** {@return {@code Overpayment}, or null} */
  public @Nullable Overpayment overpayment() {
    return object("Overpayment", Overpayment::new);
  }

  /** {@return {@code Prepayment}, or null} */
  public @Nullable Prepayment prepayment() {
    return object("Prepayment", Prepayment::new);
  }

  /** {@return {@code CreditNote}, or null} */
  public @Nullable CreditNote creditNote() {
    return object("CreditNote", CreditNote::new);
  }

  /** {@return {@code Amount}: an exact amount, or null} */
  public @Nullable BigDecimal amount() {
    return decimal("Amount");
  }

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code IsDeleted}: true or false, or null} */
  public @Nullable Boolean isDeleted() {
    return bool("IsDeleted");
  }
}
