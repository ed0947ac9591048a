package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.wire.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organisation whose books these are, as Xero sends it. Immutable and thread-safe. */
public final class Organisation extends XeroObject {

  Organisation(JsonObject fields) {
    super(fields);
  }

  /** {@return {@code OrganisationID}: text, or null} */
  public @Nullable String organisationId() {
    return text("OrganisationID");
  }

  /** {@return {@code APIKey}: text, or null} */
  public @Nullable String apiKey() {
    return text("APIKey");
  }

  /** {@return {@code Name}: text, or null} */
  public @Nullable String name() {
    return text("Name");
  }

  /** {@return {@code LegalName}: text, or null} */
  public @Nullable String legalName() {
    return text("LegalName");
  }

  /** {@return {@code PaysTax}: true or false, or null} */
  public @Nullable Boolean paysTax() {
    return bool("PaysTax");
  }

  /** {@return {@code Version} as an open word, or null} */
  public @Nullable Word<Version> version() {
    return word("Version", Version.class);
  }

  /** {@return {@code OrganisationType} as an open word, or null} */
  public @Nullable Word<OrganisationType> organisationType() {
    return word("OrganisationType", OrganisationType.class);
  }

  /** {@return {@code BaseCurrency}: Xero's word, or null} */
  public @Nullable String baseCurrency() {
    return text("BaseCurrency");
  }

  /** {@return {@code CountryCode}: Xero's word, or null} */
  public @Nullable String countryCode() {
    return text("CountryCode");
  }

  /** {@return {@code IsDemoCompany}: true or false, or null} */
  public @Nullable Boolean isDemoCompany() {
    return bool("IsDemoCompany");
  }

  /** {@return {@code OrganisationStatus}: text, or null} */
  public @Nullable String organisationStatus() {
    return text("OrganisationStatus");
  }

  /** {@return {@code RegistrationNumber}: text, or null} */
  public @Nullable String registrationNumber() {
    return text("RegistrationNumber");
  }

  /** {@return {@code EmployerIdentificationNumber}: text, or null} */
  public @Nullable String employerIdentificationNumber() {
    return text("EmployerIdentificationNumber");
  }

  /** {@return {@code TaxNumber}: text, or null} */
  public @Nullable String taxNumber() {
    return text("TaxNumber");
  }

  /** {@return {@code FinancialYearEndDay}: a whole number, or null} */
  public @Nullable Long financialYearEndDay() {
    return whole("FinancialYearEndDay");
  }

  /** {@return {@code FinancialYearEndMonth}: a whole number, or null} */
  public @Nullable Long financialYearEndMonth() {
    return whole("FinancialYearEndMonth");
  }

  /** {@return {@code SalesTaxBasis} as an open word, or null} */
  public @Nullable Word<SalesTaxBasis> salesTaxBasis() {
    return word("SalesTaxBasis", SalesTaxBasis.class);
  }

  /** {@return {@code SalesTaxPeriod} as an open word, or null} */
  public @Nullable Word<SalesTaxPeriod> salesTaxPeriod() {
    return word("SalesTaxPeriod", SalesTaxPeriod.class);
  }

  /** {@return {@code DefaultSalesTax}: text, or null} */
  public @Nullable String defaultSalesTax() {
    return text("DefaultSalesTax");
  }

  /** {@return {@code DefaultPurchasesTax}: text, or null} */
  public @Nullable String defaultPurchasesTax() {
    return text("DefaultPurchasesTax");
  }

  /** {@return {@code PeriodLockDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate periodLockDate() {
    return date("PeriodLockDate");
  }

  /** {@return {@code EndOfYearLockDate}: a calendar date in no zone, or null} */
  public @Nullable LocalDate endOfYearLockDate() {
    return date("EndOfYearLockDate");
  }

  /** {@return {@code CreatedDateUTC}: an instant, or null} */
  public @Nullable Instant createdDateUtc() {
    return instant("CreatedDateUTC");
  }

  /** {@return {@code Timezone}: Xero's word, or null} */
  public @Nullable String timezone() {
    return text("Timezone");
  }

  /** {@return {@code OrganisationEntityType} as an open word, or null} */
  public @Nullable Word<OrganisationEntityType> organisationEntityType() {
    return word("OrganisationEntityType", OrganisationEntityType.class);
  }

  /** {@return {@code ShortCode}: text, or null} */
  public @Nullable String shortCode() {
    return text("ShortCode");
  }

  /** {@return {@code Class} as an open word, or null} */
  public @Nullable Word<OrganisationClass> organisationClass() {
    return word("Class", OrganisationClass.class);
  }

  /** {@return {@code Edition} as an open word, or null} */
  public @Nullable Word<Edition> edition() {
    return word("Edition", Edition.class);
  }

  /** {@return {@code LineOfBusiness}: text, or null} */
  public @Nullable String lineOfBusiness() {
    return text("LineOfBusiness");
  }

  /** {@return {@code Addresses}, empty if there are none} */
  public List<OrganisationAddress> addresses() {
    return list("Addresses", OrganisationAddress::new);
  }

  /** {@return {@code Phones}, empty if there are none} */
  public List<Phone> phones() {
    return list("Phones", Phone::new);
  }

  /** {@return {@code ExternalLinks}, empty if there are none} */
  public List<ExternalLink> externalLinks() {
    return list("ExternalLinks", ExternalLink::new);
  }

  /** {@return {@code PaymentTerms}, or null} */
  public @Nullable PaymentTerm paymentTerms() {
    return object("PaymentTerms", PaymentTerm::new);
  }

  /** Words of {@code Version} that Xero has published. */
  public enum Version implements WireWord {
    /** {@code AU}. */
    AU("AU"),
    /** {@code NZ}. */
    NZ("NZ"),
    /** {@code GLOBAL}. */
    GLOBAL("GLOBAL"),
    /** {@code UK}. */
    UK("UK"),
    /** {@code US}. */
    US("US"),
    /** {@code AUONRAMP}. */
    AUONRAMP("AUONRAMP"),
    /** {@code NZONRAMP}. */
    NZONRAMP("NZONRAMP"),
    /** {@code GLOBALONRAMP}. */
    GLOBALONRAMP("GLOBALONRAMP"),
    /** {@code UKONRAMP}. */
    UKONRAMP("UKONRAMP"),
    /** {@code USONRAMP}. */
    USONRAMP("USONRAMP");

    private final String wire;

    Version(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code OrganisationType} that Xero has published. */
  public enum OrganisationType implements WireWord {
    /** {@code ACCOUNTING_PRACTICE}. */
    ACCOUNTING_PRACTICE("ACCOUNTING_PRACTICE"),
    /** {@code COMPANY}. */
    COMPANY("COMPANY"),
    /** {@code CHARITY}. */
    CHARITY("CHARITY"),
    /** {@code CLUB_OR_SOCIETY}. */
    CLUB_OR_SOCIETY("CLUB_OR_SOCIETY"),
    /** {@code INDIVIDUAL}. */
    INDIVIDUAL("INDIVIDUAL"),
    /** {@code LOOK_THROUGH_COMPANY}. */
    LOOK_THROUGH_COMPANY("LOOK_THROUGH_COMPANY"),
    /** {@code NOT_FOR_PROFIT}. */
    NOT_FOR_PROFIT("NOT_FOR_PROFIT"),
    /** {@code PARTNERSHIP}. */
    PARTNERSHIP("PARTNERSHIP"),
    /** {@code S_CORPORATION}. */
    S_CORPORATION("S_CORPORATION"),
    /** {@code SELF_MANAGED_SUPERANNUATION_FUND}. */
    SELF_MANAGED_SUPERANNUATION_FUND("SELF_MANAGED_SUPERANNUATION_FUND"),
    /** {@code SOLE_TRADER}. */
    SOLE_TRADER("SOLE_TRADER"),
    /** {@code SUPERANNUATION_FUND}. */
    SUPERANNUATION_FUND("SUPERANNUATION_FUND"),
    /** {@code TRUST}. */
    TRUST("TRUST"),
    /** {@code PERSONAL}. */
    PERSONAL("PERSONAL"),
    /** {@code SINGLEMEMBERLLC}. */
    SINGLEMEMBERLLC("SINGLEMEMBERLLC"),
    /** {@code CCORPORATIONLLC}. */
    CCORPORATIONLLC("CCORPORATIONLLC"),
    /** {@code PARTNERSHIPLLC}. */
    PARTNERSHIPLLC("PARTNERSHIPLLC"),
    /** {@code SCORPORATIONLLC}. */
    SCORPORATIONLLC("SCORPORATIONLLC"),
    /** {@code LLC}. */
    LLC("LLC"),
    /** {@code NOTLLC}. */
    NOTLLC("NOTLLC"),
    /** {@code UNSPECIFIED}. */
    UNSPECIFIED("UNSPECIFIED");

    private final String wire;

    OrganisationType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code SalesTaxBasis} that Xero has published. */
  public enum SalesTaxBasis implements WireWord {
    /** {@code PAYMENTS}. */
    PAYMENTS("PAYMENTS"),
    /** {@code INVOICE}. */
    INVOICE("INVOICE"),
    /** {@code NONE}. */
    NONE("NONE"),
    /** {@code CASH}. */
    CASH("CASH"),
    /** {@code ACCRUAL}. */
    ACCRUAL("ACCRUAL"),
    /** {@code FLATRATECASH}. */
    FLATRATECASH("FLATRATECASH"),
    /** {@code FLATRATEACCRUAL}. */
    FLATRATEACCRUAL("FLATRATEACCRUAL"),
    /** {@code ACCRUALS}. */
    ACCRUALS("ACCRUALS");

    private final String wire;

    SalesTaxBasis(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code SalesTaxPeriod} that Xero has published. */
  public enum SalesTaxPeriod implements WireWord {
    /** {@code MONTHLY}. */
    MONTHLY("MONTHLY"),
    /** {@code QUARTERLY1}. */
    QUARTERLY1("QUARTERLY1"),
    /** {@code QUARTERLY2}. */
    QUARTERLY2("QUARTERLY2"),
    /** {@code QUARTERLY3}. */
    QUARTERLY3("QUARTERLY3"),
    /** {@code ANNUALLY}. */
    ANNUALLY("ANNUALLY"),
    /** {@code ONEMONTHS}. */
    ONEMONTHS("ONEMONTHS"),
    /** {@code TWOMONTHS}. */
    TWOMONTHS("TWOMONTHS"),
    /** {@code SIXMONTHS}. */
    SIXMONTHS("SIXMONTHS"),
    /** {@code 1MONTHLY}. */
    _1MONTHLY("1MONTHLY"),
    /** {@code 2MONTHLY}. */
    _2MONTHLY("2MONTHLY"),
    /** {@code 3MONTHLY}. */
    _3MONTHLY("3MONTHLY"),
    /** {@code 6MONTHLY}. */
    _6MONTHLY("6MONTHLY"),
    /** {@code QUARTERLY}. */
    QUARTERLY("QUARTERLY"),
    /** {@code YEARLY}. */
    YEARLY("YEARLY"),
    /** {@code NONE}. */
    NONE("NONE");

    private final String wire;

    SalesTaxPeriod(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code OrganisationEntityType} that Xero has published. */
  public enum OrganisationEntityType implements WireWord {
    /** {@code ACCOUNTING_PRACTICE}. */
    ACCOUNTING_PRACTICE("ACCOUNTING_PRACTICE"),
    /** {@code COMPANY}. */
    COMPANY("COMPANY"),
    /** {@code CHARITY}. */
    CHARITY("CHARITY"),
    /** {@code CLUB_OR_SOCIETY}. */
    CLUB_OR_SOCIETY("CLUB_OR_SOCIETY"),
    /** {@code INDIVIDUAL}. */
    INDIVIDUAL("INDIVIDUAL"),
    /** {@code LOOK_THROUGH_COMPANY}. */
    LOOK_THROUGH_COMPANY("LOOK_THROUGH_COMPANY"),
    /** {@code NOT_FOR_PROFIT}. */
    NOT_FOR_PROFIT("NOT_FOR_PROFIT"),
    /** {@code PARTNERSHIP}. */
    PARTNERSHIP("PARTNERSHIP"),
    /** {@code S_CORPORATION}. */
    S_CORPORATION("S_CORPORATION"),
    /** {@code SELF_MANAGED_SUPERANNUATION_FUND}. */
    SELF_MANAGED_SUPERANNUATION_FUND("SELF_MANAGED_SUPERANNUATION_FUND"),
    /** {@code SOLE_TRADER}. */
    SOLE_TRADER("SOLE_TRADER"),
    /** {@code SUPERANNUATION_FUND}. */
    SUPERANNUATION_FUND("SUPERANNUATION_FUND"),
    /** {@code TRUST}. */
    TRUST("TRUST"),
    /** {@code PERSONAL}. */
    PERSONAL("PERSONAL"),
    /** {@code SINGLEMEMBERLLC}. */
    SINGLEMEMBERLLC("SINGLEMEMBERLLC"),
    /** {@code CCORPORATIONLLC}. */
    CCORPORATIONLLC("CCORPORATIONLLC"),
    /** {@code PARTNERSHIPLLC}. */
    PARTNERSHIPLLC("PARTNERSHIPLLC"),
    /** {@code SCORPORATIONLLC}. */
    SCORPORATIONLLC("SCORPORATIONLLC"),
    /** {@code LLC}. */
    LLC("LLC"),
    /** {@code NOTLLC}. */
    NOTLLC("NOTLLC"),
    /** {@code UNSPECIFIED}. */
    UNSPECIFIED("UNSPECIFIED");

    private final String wire;

    OrganisationEntityType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code OrganisationClass} that Xero has published. */
  public enum OrganisationClass implements WireWord {
    /** {@code DEMO}. */
    DEMO("DEMO"),
    /** {@code TRIAL}. */
    TRIAL("TRIAL"),
    /** {@code STARTER}. */
    STARTER("STARTER"),
    /** {@code STANDARD}. */
    STANDARD("STANDARD"),
    /** {@code PREMIUM}. */
    PREMIUM("PREMIUM"),
    /** {@code PREMIUM_20}. */
    PREMIUM_20("PREMIUM_20"),
    /** {@code PREMIUM_50}. */
    PREMIUM_50("PREMIUM_50"),
    /** {@code PREMIUM_100}. */
    PREMIUM_100("PREMIUM_100"),
    /** {@code LEDGER}. */
    LEDGER("LEDGER"),
    /** {@code GST_CASHBOOK}. */
    GST_CASHBOOK("GST_CASHBOOK"),
    /** {@code NON_GST_CASHBOOK}. */
    NON_GST_CASHBOOK("NON_GST_CASHBOOK"),
    /** {@code ULTIMATE}. */
    ULTIMATE("ULTIMATE"),
    /** {@code LITE}. */
    LITE("LITE"),
    /** {@code ULTIMATE_10}. */
    ULTIMATE_10("ULTIMATE_10"),
    /** {@code ULTIMATE_20}. */
    ULTIMATE_20("ULTIMATE_20"),
    /** {@code ULTIMATE_50}. */
    ULTIMATE_50("ULTIMATE_50"),
    /** {@code ULTIMATE_100}. */
    ULTIMATE_100("ULTIMATE_100"),
    /** {@code IGNITE}. */
    IGNITE("IGNITE"),
    /** {@code GROW}. */
    GROW("GROW"),
    /** {@code COMPREHENSIVE}. */
    COMPREHENSIVE("COMPREHENSIVE"),
    /** {@code SIMPLE}. */
    SIMPLE("SIMPLE"),
    /** {@code BASICLITE}. */
    BASICLITE("BASICLITE"),
    /** {@code ULTRA}. */
    ULTRA("ULTRA");

    private final String wire;

    OrganisationClass(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }

  /** Words of {@code Edition} that Xero has published. */
  public enum Edition implements WireWord {
    /** {@code BUSINESS}. */
    BUSINESS("BUSINESS"),
    /** {@code PARTNER}. */
    PARTNER("PARTNER");

    private final String wire;

    Edition(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
