package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Account;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Contact;
import io.xeropulse.sandbox.books.Country;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Tax;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.Resource;
import io.xeropulse.sandbox.xero.WireDate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes what an organisation sets up once: itself, its accounts, contacts, taxes, tracking. */
final class Settings {

  private final Books books;
  private final Instant founded;
  private final Balances balances;

  Settings(Books books) {
    this.books = books;
    this.founded = books.founded();
    this.balances = new Balances(books);
  }

  List<JsonNode> organisation() {
    Country country = books.chart().country();
    ObjectNode node = Json.object();
    node.put("Name", "Sandbox Practice " + books.seed());
    node.put("LegalName", "Sandbox Practice " + books.seed() + " " + country.words().company());
    node.put("PaysTax", true);
    node.put("Version", country.version());
    node.put("OrganisationType", "COMPANY");
    node.put("BaseCurrency", books.chart().base().code());
    node.put("CountryCode", country.code());
    node.put("IsDemoCompany", false);
    node.put("OrganisationStatus", "ACTIVE");
    node.put("FinancialYearEndDay", country.yearEnd().getDayOfMonth());
    node.put("FinancialYearEndMonth", country.yearEnd().getMonthValue());
    node.put("SalesTaxBasis", country.taxReturn().basis());
    node.put("SalesTaxPeriod", country.taxReturn().period());
    node.put("DefaultSalesTax", "Tax Exclusive");
    node.put("DefaultPurchasesTax", "Tax Inclusive");
    node.put("CreatedDateUTC", WireDate.of(founded));
    node.put("OrganisationEntityType", "COMPANY");
    node.put("Timezone", country.timezone());
    UUID id = Ids.of(Ids.Kind.TENANT, books.seed(), 1); // at Xero the tenant's id is this one, too
    node.put("ShortCode", "!" + id.toString().substring(2, 7));
    node.put("OrganisationID", id.toString());
    node.put("Edition", "BUSINESS");
    node.put("Class", "PREMIUM");
    node.putArray("Addresses");
    node.putArray("Phones");
    node.putArray("ExternalLinks");
    node.putObject("PaymentTerms");
    return List.of(node);
  }

  List<JsonNode> accounts() {
    List<JsonNode> accounts = new ArrayList<>();
    for (Account account : books.chart().accounts()) {
      ObjectNode node = Json.object();
      node.put("AccountID", account.id().toString());
      node.put("Code", account.code());
      node.put("Name", account.name());
      node.put("Status", "ACTIVE");
      node.put("Type", account.type());
      node.put("TaxType", account.tax().type());
      node.put("Class", account.accountClass());
      if (!account.systemAccount().isEmpty()) {
        node.put("SystemAccount", account.systemAccount());
      }
      node.put("EnablePaymentsToAccount", false);
      node.put("ShowInExpenseClaims", false);
      node.put("BankAccountType", account.bank() ? "BANK" : "");
      if (account.bank()) {
        node.put("BankAccountNumber", "06200000000" + account.code());
        node.put("CurrencyCode", books.chart().base().code());
      }
      node.put("HasAttachments", Files.has(account.id().toString()));
      node.put("UpdatedDateUTC", WireDate.of(founded));
      accounts.add(node);
    }
    return accounts;
  }

  ObjectNode contact(Contact contact) {
    ObjectNode node = Json.object();
    node.put("ContactID", contact.id().toString());
    if (contact.mergedInto() != null) {
      node.put("MergedToContactID", contact.mergedInto().toString());
    }
    node.put("ContactStatus", contact.archived() ? "ARCHIVED" : "ACTIVE");
    if (contact.index() % 2 == 0) {
      node.put("ContactNumber", String.format("K%05d", contact.index() + 1));
    }
    node.put("Name", contact.name());
    node.put("EmailAddress", "contact" + contact.index() + "@example.test");
    node.putArray("Addresses");
    node.putArray("Phones");
    node.put("UpdatedDateUTC", WireDate.of(contact.updated()));
    Groups.write(node.putArray("ContactGroups"), contact, books);
    node.put("IsSupplier", supplier(contact.index()));
    node.put("IsCustomer", true);
    node.putArray("ContactPersons");
    balances.write(node, contact.index());
    node.put("HasAttachments", Files.has(contact.id().toString()));
    node.put("HasValidationErrors", false);
    return node;
  }

  private boolean supplier(int contact) {
    return contact < Math.max(1, books.contacts().size() / 5);
  }

  /** British builders' tax: every supplier of a British practice is a subcontractor of it. */
  List<JsonNode> cis(Resource resource, JsonNode record) {
    boolean british = books.chart().country().equals(Country.GB);
    ObjectNode node = Json.object();
    boolean subcontractor = british && record.path("IsSupplier").asBoolean();
    if (resource == Resource.ORGANISATION) {
      node.put("CISContractorEnabled", british);
      node.put("CISSubContractorEnabled", false);
    } else {
      node.put("CISEnabled", subcontractor);
    }
    node.put("Rate", new BigDecimal(subcontractor ? "20.00" : "0.00"));
    return List.of(node);
  }

  /** What the app's user may do; the sandbox lets nobody write. */
  List<JsonNode> actions() {
    List<JsonNode> actions = new ArrayList<>();
    for (String name :
        List.of(
            "UseMulticurrency",
            "CreateApprovedBill",
            "CreateDraftBill",
            "CreateApprovedInvoice",
            "CreateDraftInvoice",
            "AttachFilesToInvoices",
            "CreateRepeatingInvoice",
            "CreateRepeatingBill")) {
      boolean allowed = name.equals("UseMulticurrency");
      actions.add(
          Json.object().put("Name", name).put("Status", allowed ? "ALLOWED" : "NOT-ALLOWED"));
    }
    return actions;
  }

  List<JsonNode> taxRates() {
    List<JsonNode> rates = new ArrayList<>();
    for (Tax tax : books.chart().country().taxes()) {
      ObjectNode node = Json.object();
      node.put("Name", tax.label());
      node.put("TaxType", tax.type());
      node.put("ReportTaxType", tax.reportType());
      node.put("CanApplyToAssets", true);
      node.put("CanApplyToEquity", true);
      node.put("CanApplyToExpenses", true);
      node.put("CanApplyToLiabilities", true);
      node.put("CanApplyToRevenue", true);
      node.put("DisplayTaxRate", tax.percent());
      node.put("EffectiveRate", tax.percent());
      node.put("Status", "ACTIVE");
      ArrayNode components = node.putArray("TaxComponents");
      for (Tax.Component part : tax.components()) {
        ObjectNode component = components.addObject();
        component.put("Name", part.name());
        component.put("Rate", part.percent().setScale(4));
        component.put("IsCompound", false);
        component.put("IsNonRecoverable", false);
      }
      rates.add(node);
    }
    return rates;
  }

  List<JsonNode> trackingCategories() {
    ObjectNode node = Json.object();
    node.put("Name", "Region");
    node.put("Status", "ACTIVE");
    node.put("TrackingCategoryID", books.trackingId(-1).toString());
    ArrayNode options = node.putArray("Options");
    for (int i = 0; i < Books.REGIONS.size(); i++) {
      ObjectNode option = options.addObject();
      option.put("TrackingOptionID", books.trackingId(i).toString());
      option.put("Name", Books.REGIONS.get(i));
      option.put("Status", "ACTIVE");
    }
    return List.of(node);
  }

  /** The base currency and those that foreign customers pay in, by code. */
  List<JsonNode> currencies() {
    List<JsonNode> currencies = new ArrayList<>();
    for (String code : books.currencies()) {
      String name = java.util.Currency.getInstance(code).getDisplayName(Locale.ENGLISH);
      currencies.add(Json.object().put("Code", code).put("Description", name));
    }
    return currencies;
  }

  List<JsonNode> users() {
    ObjectNode node = Json.object();
    node.put("UserID", Ids.of(Ids.Kind.USER, books.seed(), 0).toString());
    node.put("EmailAddress", "owner@example.test");
    node.put("FirstName", "Olive");
    node.put("LastName", "Owner");
    node.put("UpdatedDateUTC", WireDate.of(founded));
    node.put("IsSubscriber", true);
    node.put("OrganisationRole", "FINANCIALADVISER");
    return List.of(node);
  }
}
