package io.xeropulse.xero.source;

import io.xeropulse.core.model.Account;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.wire.JsonObject;

/** What documents and cash refer to: the organisation, its accounts and its contacts. */
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
          "range", "%s is not between 1 and %d; correct it in Xero".formatted(name, largest));
    }
    return number.intValue();
  }
}
