package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer or supplier, as Xero sends it. Immutable and thread-safe. */
public final class XeroContact extends XeroObject {

  XeroContact(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code ContactID}: text, or null} */
  public @Nullable String contactId() {
    return text("ContactID");
  }

  /** {@return {@code MergedToContactID}: text, or null} */
  public @Nullable String mergedToContactId() {
    return text("MergedToContactID");
  }

  /** {@return {@code ContactNumber}: text, or null} */
  public @Nullable String contactNumber() {
    return text("ContactNumber");
  }

  /** {@return {@code AccountNumber}: text, or null} */
  public @Nullable String accountNumber() {
    return text("AccountNumber");
  }

  /** {@return {@code ContactStatus} as an open word, or null} */
  public @Nullable Word<ContactStatus> contactStatus() {
    return word("ContactStatus", ContactStatus.class);
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code FirstName}: text, or null} */
  public @Nullable String firstName() {
    return text("FirstName");
  }

  /** {@return {@code LastName}: text, or null} */
  public @Nullable String lastName() {
    return text("LastName");
  }

  /** {@return {@code CompanyNumber}: text, or null} */
  public @Nullable String companyNumber() {
    return text("CompanyNumber");
  }

  /** {@return {@code EmailAddress}: text, or null} */
  public @Nullable String emailAddress() {
    return text("EmailAddress");
  }

  /** {@return {@code ContactPersons}, empty if there are none} */
  public List<ContactPerson> contactPersons() {
    return list("ContactPersons", ContactPerson::new);
  }

  /** {@return {@code BankAccountDetails}: text, or null} */
  public @Nullable String bankAccountDetails() {
    return text("BankAccountDetails");
  }

  /** {@return {@code TaxNumber}: text, or null} */
  public @Nullable String taxNumber() {
    return text("TaxNumber");
  }

  /** {@return {@code TaxNumberType} as an open word, or null} */
  public @Nullable Word<TaxNumberType> taxNumberType() {
    return word("TaxNumberType", TaxNumberType.class);
  }

  /** {@return {@code AccountsReceivableTaxType}: text, or null} */
  public @Nullable String accountsReceivableTaxType() {
    return text("AccountsReceivableTaxType");
  }

  /** {@return {@code AccountsPayableTaxType}: text, or null} */
  public @Nullable String accountsPayableTaxType() {
    return text("AccountsPayableTaxType");
  }

  /** {@return {@code Addresses}, empty if there are none} */
  public List<Address> addresses() {
    return list("Addresses", Address::new);
  }

  /** {@return {@code Phones}, empty if there are none} */
  public List<Phone> phones() {
    return list("Phones", Phone::new);
  }

  /** {@return {@code IsSupplier}: true or false, or null} */
  public @Nullable Boolean isSupplier() {
    return bool("IsSupplier");
  }

  /** {@return {@code IsCustomer}: true or false, or null} */
  public @Nullable Boolean isCustomer() {
    return bool("IsCustomer");
  }

  /** {@return {@code SalesDefaultLineAmountType} as an open word, or null} */
  public @Nullable Word<SalesDefaultLineAmountType> salesDefaultLineAmountType() {
    return word("SalesDefaultLineAmountType", SalesDefaultLineAmountType.class);
  }

  /** {@return {@code PurchasesDefaultLineAmountType} as an open word, or null} */
  public @Nullable Word<PurchasesDefaultLineAmountType> purchasesDefaultLineAmountType() {
    return word("PurchasesDefaultLineAmountType", PurchasesDefaultLineAmountType.class);
  }

  /** {@return {@code DefaultCurrency}: Xero's word, or null} */
  public @Nullable String defaultCurrency() {
    return text("DefaultCurrency");
  }

  /** {@return {@code XeroNetworkKey}: text, or null} */
  public @Nullable String xeroNetworkKey() {
    return text("XeroNetworkKey");
  }

  /** {@return {@code SalesDefaultAccountCode}: text, or null} */
  public @Nullable String salesDefaultAccountCode() {
    return text("SalesDefaultAccountCode");
  }

  /** {@return {@code PurchasesDefaultAccountCode}: text, or null} */
  public @Nullable String purchasesDefaultAccountCode() {
    return text("PurchasesDefaultAccountCode");
  }

  /** {@return {@code SalesTrackingCategories}, empty if there are none} */
  public List<DefaultTracking> salesTrackingCategories() {
    return list("SalesTrackingCategories", DefaultTracking::new);
  }

  /** {@return {@code PurchasesTrackingCategories}, empty if there are none} */
  public List<DefaultTracking> purchasesTrackingCategories() {
    return list("PurchasesTrackingCategories", DefaultTracking::new);
  }

  /** {@return {@code TrackingCategoryName}: text, or null} */
  public @Nullable String trackingCategoryName() {
    return text("TrackingCategoryName");
  }

  /** {@return {@code TrackingCategoryOption}: text, or null} */
  public @Nullable String trackingCategoryOption() {
    return text("TrackingCategoryOption");
  }

  /** {@return {@code PaymentTerms}, or null} */
  public @Nullable PaymentTerm paymentTerms() {
    return object("PaymentTerms", PaymentTerm::new);
  }

  /** {@return {@code UpdatedDateUTC}: an instant, or null} */
  public @Nullable Instant updatedDateUtc() {
    return instant("UpdatedDateUTC");
  }

  /** {@return {@code ContactGroups}, empty if there are none} */
  public List<ContactGroup> contactGroups() {
    return list("ContactGroups", ContactGroup::new);
  }

  /** {@return {@code Website}: text, or null} */
  public @Nullable String website() {
    return text("Website");
  }

  /** {@return {@code BatchPayments}, or null} */
  public @Nullable BatchPaymentDetails batchPayments() {
    return object("BatchPayments", BatchPaymentDetails::new);
  }

  /** {@return {@code Discount}: an exact number, or null} */
  public @Nullable BigDecimal discount() {
    return decimal("Discount");
  }

  /** {@return {@code Balances}, or null} */
  public @Nullable Balances balances() {
    return object("Balances", Balances::new);
  }

  /** {@return {@code HasAttachments}: true or false, or null} */
  public @Nullable Boolean hasAttachments() {
    return bool("HasAttachments");
  }

  /** Words of {@code ContactStatus} that Xero has published. */
  public enum ContactStatus implements WireWord {
    /** {@code ACTIVE}. */
    ACTIVE("ACTIVE"),
    /** {@code ARCHIVED}. */
    ARCHIVED("ARCHIVED"),
    /** {@code GDPRREQUEST}. */
    GDPRREQUEST("GDPRREQUEST");

    private final String wire;

    ContactStatus(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code TaxNumberType} that Xero has published. */
  public enum TaxNumberType implements WireWord {
    /** {@code SSN}. */
    SSN("SSN"),
    /** {@code EIN}. */
    EIN("EIN"),
    /** {@code ITIN}. */
    ITIN("ITIN"),
    /** {@code ATIN}. */
    ATIN("ATIN");

    private final String wire;

    TaxNumberType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code SalesDefaultLineAmountType} that Xero has published. */
  public enum SalesDefaultLineAmountType implements WireWord {
    /** {@code INCLUSIVE}. */
    INCLUSIVE("INCLUSIVE"),
    /** {@code EXCLUSIVE}. */
    EXCLUSIVE("EXCLUSIVE"),
    /** {@code NONE}. */
    NONE("NONE");

    private final String wire;

    SalesDefaultLineAmountType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code PurchasesDefaultLineAmountType} that Xero has published. */
  public enum PurchasesDefaultLineAmountType implements WireWord {
    /** {@code INCLUSIVE}. */
    INCLUSIVE("INCLUSIVE"),
    /** {@code EXCLUSIVE}. */
    EXCLUSIVE("EXCLUSIVE"),
    /** {@code NONE}. */
    NONE("NONE");

    private final String wire;

    PurchasesDefaultLineAmountType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
