package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payments made as one, as Xero sends it. Immutable and thread-safe. */
public final class BatchPayment extends XeroObject {

  BatchPayment(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Account}, or null} */
  public @Nullable LedgerAccount account() {
    return object("Account", LedgerAccount::new);
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code Particulars}: text, or null} */
  public @Nullable String particulars() {
    return text("Particulars");
  }

  /** {@return {@code Code}: text, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code Details}: text, or null} */
  public @Nullable String details() {
    return text("Details");
  }

  /** {@return {@code Narrative}: text, or null} */
  public @Nullable String narrative() {
    return text("Narrative");
  }

  /** {@return {@code BatchPaymentID}: text, or null} */
  public @Nullable String batchPaymentId() {
    return text("BatchPaymentID");
  }

  /** {@return {@code Date}: a calendar date in no zone, or null} */
  public @Nullable LocalDate date() {
    return date("Date");
  }

  /** {@return {@code Amount}: an exact amount, or null} */
  public @Nullable BigDecimal amount() {
    return decimal("Amount");
  }

  /** {@return {@code Payments}, empty if there are none} */
  public List<Payment> payments() {
    return list("Payments", Payment::new);
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<Type> type() {
    return word("Type", Type.class);
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code TotalAmount}: an exact amount, or null} */
  public @Nullable BigDecimal totalAmount() {
    return decimal("TotalAmount");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code IsReconciled}: true or false, or null} */
  public @Nullable Boolean isReconciled() {
    return bool("IsReconciled");
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code PAYBATCH}. */
    PAYBATCH("PAYBATCH"),
    /** {@code RECBATCH}. */
    RECBATCH("RECBATCH");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
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
