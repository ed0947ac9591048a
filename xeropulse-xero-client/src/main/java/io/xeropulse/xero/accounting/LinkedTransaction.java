package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cost that is charged on to a customer, as Xero sends it. Immutable and thread-safe. */
public final class LinkedTransaction extends XeroObject {

  LinkedTransaction(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code SourceTransactionID}: text, or null} */
  public @Nullable String sourceTransactionId() {
    return text("SourceTransactionID");
  }

  /** {@return {@code SourceLineItemID}: text, or null} */
  public @Nullable String sourceLineItemId() {
    return text("SourceLineItemID");
  }

  /** {@return {@code ContactID}: text, or null} */
  public @Nullable String contactId() {
    return text("ContactID");
  }

  /** {@return {@code TargetTransactionID}: text, or null} */
  public @Nullable String targetTransactionId() {
    return text("TargetTransactionID");
  }

  /** {@return {@code TargetLineItemID}: text, or null} */
  public @Nullable String targetLineItemId() {
    return text("TargetLineItemID");
  }

  /** {@return {@code LinkedTransactionID}: text, or null} */
  public @Nullable String linkedTransactionId() {
    return text("LinkedTransactionID");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<Type> type() {
    return word("Type", Type.class);
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code SourceTransactionTypeCode} as an open word, or null} */
  public @Nullable Word<SourceTransactionTypeCode> sourceTransactionTypeCode() {
    return word("SourceTransactionTypeCode", SourceTransactionTypeCode.class);
  }

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code APPROVED}. */
    APPROVED("APPROVED"),
    /** {@code DRAFT}. */
    DRAFT("DRAFT"),
    /** {@code ONDRAFT}. */
    ONDRAFT("ONDRAFT"),
    /** {@code BILLED}. */
    BILLED("BILLED"),
    /** {@code VOIDED}. */
    VOIDED("VOIDED");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code Type} that Xero has published. */
  public enum Type implements WireWord {
    /** {@code BILLABLEEXPENSE}. */
    BILLABLEEXPENSE("BILLABLEEXPENSE");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code SourceTransactionTypeCode} that Xero has published. */
  public enum SourceTransactionTypeCode implements WireWord {
    /** {@code ACCPAY}. */
    ACCPAY("ACCPAY"),
    /** {@code SPEND}. */
    SPEND("SPEND");

    private final String wire;

    SourceTransactionTypeCode(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
