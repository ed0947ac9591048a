package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money moved between two bank accounts, as Xero sends it. Immutable and thread-safe. */
public final class BankTransfer extends XeroObject {

  BankTransfer(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code FromBankAccount}, or null} */
  public @Nullable LedgerAccount fromBankAccount() {
    return object("FromBankAccount", LedgerAccount::new);
  }

  /** {@return {@code ToBankAccount}, or null} */
  public @Nullable LedgerAccount toBankAccount() {
    return object("ToBankAccount", LedgerAccount::new);
  }

  /** {@return {@code Amount}: an exact amount, or null} */
  public @Nullable BigDecimal amount() {
    return decimal("Amount");
  }

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code BankTransferID}: text, or null} */
  public @Nullable String bankTransferId() {
    return text("BankTransferID");
  }

  /** {@return {@code CurrencyRate}: foreign units per base unit, or null} */
  public @Nullable BigDecimal currencyRate() {
    return decimal("CurrencyRate");
  }

  /** {@return {@code FromBankTransactionID}: text, or null} */
  public @Nullable String fromBankTransactionId() {
    return text("FromBankTransactionID");
  }

  /** {@return {@code ToBankTransactionID}: text, or null} */
  public @Nullable String toBankTransactionId() {
    return text("ToBankTransactionID");
  }

  /** {@return {@code FromIsReconciled}: true or false, or null} */
  public @Nullable Boolean fromIsReconciled() {
    return bool("FromIsReconciled");
  }

  /** {@return {@code ToIsReconciled}: true or false, or null} */
  public @Nullable Boolean toIsReconciled() {
    return bool("ToIsReconciled");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code CreatedDateUTC}: an instant, or null} */
  public @Nullable Instant createdDateUtc() {
    return instant("CreatedDateUTC");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code FromTracking}, empty if there are none} */
  public List<TrackingReference> fromTracking() {
    return list("FromTracking", TrackingReference::new);
  }

  /** {@return {@code ToTracking}, empty if there are none} */
  public List<TrackingReference> toTracking() {
    return list("ToTracking", TrackingReference::new);
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code AUTHORISED}. */
    AUTHORISED("AUTHORISED"),
    /** {@code DELETED}. */
    DELETED("DELETED");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
