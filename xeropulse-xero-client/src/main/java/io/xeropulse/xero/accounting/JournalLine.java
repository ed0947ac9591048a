package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a journal of the ledger, as Xero sends it. Immutable and thread-safe. */
public final class JournalLine extends XeroObject {

  JournalLine(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code JournalLineID}: text, or null} */
  public @Nullable String journalLineId() {
    return text("JournalLineID");
  }

  /** {@return {@code AccountID}: text, or null} */
  public @Nullable String accountId() {
    return text("AccountID");
  }

  /** {@return {@code AccountCode}: text, or null} */
  public @Nullable String accountCode() {
    return text("AccountCode");
  }

  /** {@return {@code AccountType} as an open word, or null} */
  public @Nullable Word<AccountType> accountType() {
    return word("AccountType", AccountType.class);
  }

  /** {@return {@code AccountName}: text, or null} */
  public @Nullable String accountName() {
    return text("AccountName");
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** {@return {@code NetAmount}: an exact amount, or null} */
  public @Nullable BigDecimal netAmount() {
    return decimal("NetAmount");
  }

  /** {@return {@code GrossAmount}: an exact amount, or null} */
  public @Nullable BigDecimal grossAmount() {
    return decimal("GrossAmount");
  }

  /** {@return {@code TaxAmount}: an exact amount, or null} */
  public @Nullable BigDecimal taxAmount() {
    return decimal("TaxAmount");
  }

  /** {@return {@code TaxType}: text, or null} */
  public @Nullable String taxType() {
    return text("TaxType");
  }

  /** {@return {@code TaxName}: text, or null} */
  public @Nullable String taxName() {
    return text("TaxName");
  }

  /** {@return {@code TrackingCategories}, empty if there are none} */
  public List<TrackingCategory> trackingCategories() {
    return list("TrackingCategories", TrackingCategory::new);
  }

  /** Words of {@code AccountType} that Xero has published. */
  public enum AccountType implements WireWord {
    /** {@code BANK}. */
    BANK("BANK"),
    /** {@code CURRENT}. */
    CURRENT("CURRENT"),
    /** {@code CURRLIAB}. */
    CURRLIAB("CURRLIAB"),
    /** {@code DEPRECIATN}. */
    DEPRECIATN("DEPRECIATN"),
    /** {@code DIRECTCOSTS}. */
    DIRECTCOSTS("DIRECTCOSTS"),
    /** {@code EQUITY}. */
    EQUITY("EQUITY"),
    /** {@code EXPENSE}. */
    EXPENSE("EXPENSE"),
    /** {@code FIXED}. */
    FIXED("FIXED"),
    /** {@code INVENTORY}. */
    INVENTORY("INVENTORY"),
    /** {@code LIABILITY}. */
    LIABILITY("LIABILITY"),
    /** {@code NONCURRENT}. */
    NONCURRENT("NONCURRENT"),
    /** {@code OTHERINCOME}. */
    OTHERINCOME("OTHERINCOME"),
    /** {@code OVERHEADS}. */
    OVERHEADS("OVERHEADS"),
    /** {@code PREPAYMENT}. */
    PREPAYMENT("PREPAYMENT"),
    /** {@code REVENUE}. */
    REVENUE("REVENUE"),
    /** {@code SALES}. */
    SALES("SALES"),
    /** {@code TERMLIAB}. */
    TERMLIAB("TERMLIAB"),
    /** {@code PAYG}. */
    PAYG("PAYG");

    private final String wire;

    AccountType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
