package io.xeropulse.xero.source;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Item;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.model.TaxRate;
import io.xeropulse.core.model.TrackingCategory;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;
import io.xeropulse.xero.internal.wire.Remedy;

/** What documents and cash refer to: organisation, accounts, contacts, taxes, tracking, items. */
final class ReferenceFacts {
  private ReferenceFacts() {}

  static OrganizationProfile organisation(JsonObject record, TransformContext context) {
    return new OrganizationProfile(
        Fields.id(record, "OrganisationID"),
        Fields.text(record, "Name"),
        baseCurrency(record),
        record.filledText("CountryCode"),
        record.filledText("Timezone"),
        calendarPart(record, "FinancialYearEndMonth", 12),
        calendarPart(record, "FinancialYearEndDay", 31),
        record.date("PeriodLockDate"),
        record.date("EndOfYearLockDate"));
  }

  static Account account(JsonObject record, TransformContext context) {
    return new Account(
        Fields.id(record, "AccountID"),
        record.filledText("Code"),
        Fields.text(record, "Name"),
        Fields.textOrEmpty(record, "Type"),
        record.filledText("Class"),
        Fields.textOrEmpty(record, "Status"),
        record.filledText("TaxType"),
        Fields.currency(record, "CurrencyCode"),
        record.filledText("SystemAccount"),
        Fields.updatedAt(record));
  }

  static Contact contact(JsonObject record, TransformContext context) {
    return new Contact(
        Fields.id(record, "ContactID"),
        Fields.text(record, "Name"),
        Fields.textOrEmpty(record, "ContactStatus"),
        record.filledText("AccountNumber"),
        record.filledText("MergedToContactID"),
        Fields.updatedAt(record));
  }

  static TaxRate taxRate(JsonObject record, TransformContext context) {
    return new TaxRate(
        Fields.id(record, "TaxType"),
        Fields.text(record, "Name"),
        Fields.textOrEmpty(record, "Status"),
        record.decimal("EffectiveRate"));
  }

  static TrackingCategory trackingCategory(JsonObject record, TransformContext context) {
    return new TrackingCategory(
        Fields.id(record, "TrackingCategoryID"),
        Fields.text(record, "Name"),
        Fields.textOrEmpty(record, "Status"),
        Fields.parts(
            record,
            "Options",
            "TrackingOptionID",
            option ->
                new TrackingCategory.Option(
                    Fields.id(option, "TrackingOptionID"),
                    Fields.text(option, "Name"),
                    Fields.textOrEmpty(option, "Status"))));
  }

  static Item item(JsonObject record, TransformContext context) {
    JsonObject sales = record.object("SalesDetails");
    JsonObject purchase = record.object("PurchaseDetails");
    return new Item(
        Fields.id(record, "ItemID"),
        Fields.text(record, "Code"),
        record.filledText("Name"),
        sales == null ? null : sales.decimal("UnitPrice"),
        sales == null ? null : sales.filledText("AccountCode"),
        purchase == null ? null : purchase.decimal("UnitPrice"),
        purchase == null ? null : purchase.filledText("AccountCode"));
  }

  private static String baseCurrency(JsonObject record) {
    String code = Fields.currency(record, "BaseCurrency");
    if (code == null) {
      throw Fields.missing("BaseCurrency");
    }
    return code;
  }

  private static int calendarPart(JsonObject record, String name, int largest) {
    Long number = record.whole(name);
    if (number == null) {
      return 0;
    }
    if (number < 1 || number > largest) {
      throw new RejectedRecordException(
          "range", "%s is not between 1 and %d; %s".formatted(name, largest, Remedy.of(name)));
    }
    return number.intValue();
  }
}
