package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journal of the ledger, as Xero sends it. Immutable and thread-safe. */
public final class Journal extends XeroObject {

  Journal(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code JournalID}: text, or null} */
  public @Nullable String journalId() {
    return text("JournalID");
  }

  /** {@return {@code JournalDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate journalDate() {
    return date("JournalDate");
  }

  /** {@return {@code JournalNumber}: a whole number, or null} */
  public @Nullable Long journalNumber() {
    return whole("JournalNumber");
  }

  /** {@return {@code CreatedDateUTC}: an instant, or null} */
  public @Nullable Instant createdDateUtc() {
    return instant("CreatedDateUTC");
  }

  /** {@return {@code Reference}: text, or null} */
  public @Nullable String reference() {
    return text("Reference");
  }

  /** {@return {@code SourceID}: text, or null} */
  public @Nullable String sourceId() {
    return text("SourceID");
  }

  /** {@return {@code SourceType} as an open word, or null} */
  public @Nullable Word<SourceType> sourceType() {
    return word("SourceType", SourceType.class);
  }

  /** {@return {@code JournalLines}, empty if there are none} */
  public List<JournalLine> journalLines() {
    return list("JournalLines", JournalLine::new);
  }

  /** Words of {@code SourceType} that Xero has published. */
  public enum SourceType implements WireWord {
    /** {@code ACCREC}. */
    ACCREC("ACCREC"),
    /** {@code ACCPAY}. */
    ACCPAY("ACCPAY"),
    /** {@code ACCRECCREDIT}. */
    ACCRECCREDIT("ACCRECCREDIT"),
    /** {@code ACCPAYCREDIT}. */
    ACCPAYCREDIT("ACCPAYCREDIT"),
    /** {@code ACCRECPAYMENT}. */
    ACCRECPAYMENT("ACCRECPAYMENT"),
    /** {@code ACCPAYPAYMENT}. */
    ACCPAYPAYMENT("ACCPAYPAYMENT"),
    /** {@code ARCREDITPAYMENT}. */
    ARCREDITPAYMENT("ARCREDITPAYMENT"),
    /** {@code APCREDITPAYMENT}. */
    APCREDITPAYMENT("APCREDITPAYMENT"),
    /** {@code CASHREC}. */
    CASHREC("CASHREC"),
    /** {@code CASHPAID}. */
    CASHPAID("CASHPAID"),
    /** {@code TRANSFER}. */
    TRANSFER("TRANSFER"),
    /** {@code ARPREPAYMENT}. */
    ARPREPAYMENT("ARPREPAYMENT"),
    /** {@code APPREPAYMENT}. */
    APPREPAYMENT("APPREPAYMENT"),
    /** {@code AROVERPAYMENT}. */
    AROVERPAYMENT("AROVERPAYMENT"),
    /** {@code APOVERPAYMENT}. */
    APOVERPAYMENT("APOVERPAYMENT"),
    /** {@code EXPCLAIM}. */
    EXPCLAIM("EXPCLAIM"),
    /** {@code EXPPAYMENT}. */
    EXPPAYMENT("EXPPAYMENT"),
    /** {@code MANJOURNAL}. */
    MANJOURNAL("MANJOURNAL"),
    /** {@code PAYSLIP}. */
    PAYSLIP("PAYSLIP"),
    /** {@code WAGEPAYABLE}. */
    WAGEPAYABLE("WAGEPAYABLE"),
    /** {@code INTEGRATEDPAYROLLPE}. */
    INTEGRATEDPAYROLLPE("INTEGRATEDPAYROLLPE"),
    /** {@code INTEGRATEDPAYROLLPT}. */
    INTEGRATEDPAYROLLPT("INTEGRATEDPAYROLLPT"),
    /** {@code EXTERNALSPENDMONEY}. */
    EXTERNALSPENDMONEY("EXTERNALSPENDMONEY"),
    /** {@code INTEGRATEDPAYROLLPTPAYMENT}. */
    INTEGRATEDPAYROLLPTPAYMENT("INTEGRATEDPAYROLLPTPAYMENT"),
    /** {@code INTEGRATEDPAYROLLCN}. */
    INTEGRATEDPAYROLLCN("INTEGRATEDPAYROLLCN");

    private final String wire;

    SourceType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
