package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account of the chart of accounts, as Xero sends it. Immutable and thread-safe. */
public final class LedgerAccount extends XeroObject {

  LedgerAccount(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code Code}: text, or null} */
  public @Nullable String code() {
    return text("Code");
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code AccountID}: text, or null} */
  public @Nullable String accountId() {
    return text("AccountID");
  }

  /** {@return {@code Type} as an open word, or null} */
  public @Nullable Word<AccountType> type() {
    return word("Type", AccountType.class);
  }

  /** {@return {@code BankAccountNumber}: text, or null} */
  public @Nullable String bankAccountNumber() {
    return text("BankAccountNumber");
  }

  /** {@return {@code Status} as an open word, or null} */
  public @Nullable Word<Status> status() {
    return word("Status", Status.class);
  }

  /** {@return {@code Description}: text, or null} */
  public @Nullable String description() {
    return text("Description");
  }

  /** {@return {@code BankAccountType} as an open word, or null} */
  public @Nullable Word<BankAccountType> bankAccountType() {
    return word("BankAccountType", BankAccountType.class);
  }

  /** {@return {@code CurrencyCode}: Xero's word, or null} */
  public @Nullable String currencyCode() {
    return text("CurrencyCode");
  }

  /** {@return {@code TaxType}: text, or null} */
  public @Nullable String taxType() {
    return text("TaxType");
  }

  /** {@return {@code EnablePaymentsToAccount}: true or false, or null} */
  public @Nullable Boolean enablePaymentsToAccount() {
    return bool("EnablePaymentsToAccount");
  }

  /** {@return {@code ShowInExpenseClaims}: true or false, or null} */
  public @Nullable Boolean showInExpenseClaims() {
    return bool("ShowInExpenseClaims");
  }

  /** {@return {@code Class} as an open word, or null} */
  public @Nullable Word<AccountClass> accountClass() {
    return word("Class", AccountClass.class);
  }

  /** {@return {@code SystemAccount} as an open word, or null} */
  public @Nullable Word<SystemAccount> systemAccount() {
    return word("SystemAccount", SystemAccount.class);
  }

  /** {@return {@code ReportingCode}: text, or null} */
  public @Nullable String reportingCode() {
    return text("ReportingCode");
  }

  /** {@return {@code ReportingCodeName}: text, or null} */
  public @Nullable String reportingCodeName() {
    return text("ReportingCodeName");
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code AddToWatchlist}: true or false, or null} */
  public @Nullable Boolean addToWatchlist() {
    return bool("AddToWatchlist");
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

  /** Words of {@code Status} that Xero has published. */
  public enum Status implements WireWord {
    /** {@code ACTIVE}. */
    ACTIVE("ACTIVE"),
    /** {@code ARCHIVED}. */
    ARCHIVED("ARCHIVED"),
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

  /** Words of {@code BankAccountType} that Xero has published. */
  public enum BankAccountType implements WireWord {
    /** {@code BANK}. */
    BANK("BANK"),
    /** {@code CREDITCARD}. */
    CREDITCARD("CREDITCARD"),
    /** {@code PAYPAL}. */
    PAYPAL("PAYPAL"),
    /** {@code NONE}. */
    NONE("NONE"),
    /** An empty word. */
    BLANK("");

    private final String wire;

    BankAccountType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code AccountClass} that Xero has published. */
  public enum AccountClass implements WireWord {
    /** {@code ASSET}. */
    ASSET("ASSET"),
    /** {@code EQUITY}. */
    EQUITY("EQUITY"),
    /** {@code EXPENSE}. */
    EXPENSE("EXPENSE"),
    /** {@code LIABILITY}. */
    LIABILITY("LIABILITY"),
    /** {@code REVENUE}. */
    REVENUE("REVENUE");

    private final String wire;

    AccountClass(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code SystemAccount} that Xero has published. */
  public enum SystemAccount implements WireWord {
    /** {@code DEBTORS}. */
    DEBTORS("DEBTORS"),
    /** {@code CREDITORS}. */
    CREDITORS("CREDITORS"),
    /** {@code BANKCURRENCYGAIN}. */
    BANKCURRENCYGAIN("BANKCURRENCYGAIN"),
    /** {@code GST}. */
    GST("GST"),
    /** {@code GSTONIMPORTS}. */
    GSTONIMPORTS("GSTONIMPORTS"),
    /** {@code HISTORICAL}. */
    HISTORICAL("HISTORICAL"),
    /** {@code REALISEDCURRENCYGAIN}. */
    REALISEDCURRENCYGAIN("REALISEDCURRENCYGAIN"),
    /** {@code RETAINEDEARNINGS}. */
    RETAINEDEARNINGS("RETAINEDEARNINGS"),
    /** {@code ROUNDING}. */
    ROUNDING("ROUNDING"),
    /** {@code TRACKINGTRANSFERS}. */
    TRACKINGTRANSFERS("TRACKINGTRANSFERS"),
    /** {@code UNPAIDEXPCLM}. */
    UNPAIDEXPCLM("UNPAIDEXPCLM"),
    /** {@code UNREALISEDCURRENCYGAIN}. */
    UNREALISEDCURRENCYGAIN("UNREALISEDCURRENCYGAIN"),
    /** {@code WAGEPAYABLES}. */
    WAGEPAYABLES("WAGEPAYABLES"),
    /** {@code CISASSETS}. */
    CISASSETS("CISASSETS"),
    /** {@code CISASSET}. */
    CISASSET("CISASSET"),
    /** {@code CISLABOUR}. */
    CISLABOUR("CISLABOUR"),
    /** {@code CISLABOUREXPENSE}. */
    CISLABOUREXPENSE("CISLABOUREXPENSE"),
    /** {@code CISLABOURINCOME}. */
    CISLABOURINCOME("CISLABOURINCOME"),
    /** {@code CISLIABILITY}. */
    CISLIABILITY("CISLIABILITY"),
    /** {@code CISMATERIALS}. */
    CISMATERIALS("CISMATERIALS"),
    /** An empty word. */
    BLANK("");

    private final String wire;

    SystemAccount(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
