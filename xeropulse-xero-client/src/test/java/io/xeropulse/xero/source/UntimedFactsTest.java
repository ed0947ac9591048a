package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Item;
import io.xeropulse.core.model.TaxRate;
import io.xeropulse.core.model.TrackingCategory;
import io.xeropulse.core.sync.quality.QualityRule;
import io.xeropulse.core.sync.quality.StandardRules;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transfers, manual journals and the lists that lines refer to. */
class UntimedFactsTest {
  private static final String TRANSFER =
      "{'BankTransferID':'t-1','Date':'2025-02-03','Amount':100.00,"
          + "'FromBankAccount':{'AccountID':'a-1'%s},'ToBankAccount':{'AccountID':'a-2'}%s}";

  @Test
  void shouldReadATransferAsMoneyThatStaysWithin() {
    CashMovement transfer = transfer("", ",'Status':'AUTHORISED'");

    assertThat(transfer.kind()).isEqualTo(CashMovementKind.BANK_TRANSFER);
    assertThat(transfer.direction()).isEqualTo(CashDirection.WITHIN);
    assertThat(transfer.accountId()).isEqualTo("a-1");
    assertThat(transfer.counterAccountId()).isEqualTo("a-2");
    assertThat(transfer.currency()).isEqualTo("NZD");
    assertThat(transfer.baseAmount()).isEqualTo("100.00");
    assertThat(transfer.live()).isTrue();
    assertThat(transfer("", ",'Status':'DELETED'").live()).isFalse();
  }

  @Test
  void shouldConvertATransferBetweenForeignAccountsThoughXeroNamesNoCurrency() {
    CashMovement unnamed = transfer("", ",'CurrencyRate':0.5");
    assertThat(unnamed.currency()).isEqualTo("XXX");
    assertThat(unnamed.baseAmount()).isEqualTo("200.00");
    assertThat(transfer(",'CurrencyCode':'USD'", ",'CurrencyRate':0.5").currency())
        .isEqualTo("USD");
    assertThat(transfer("", ",'CurrencyRate':1.000000").currency()).isEqualTo("NZD");
  }

  @Test
  void shouldRejectATransferOfWhichOneSideIsMissing() {
    assertThatThrownBy(
            () ->
                Examples.fact(
                    CashMovement.class,
                    "bank_transfers",
                    "{'BankTransferID':'t-1','Date':'2025-02-03','Amount':1,'FromBankAccount':{'AccountID':'a'}}",
                    Examples.NZD))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("ToBankAccount is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "NoTax, 0, 100.00, 0",
    "Exclusive, 10.00, 100.00, 10.00",
    "Inclusive, 10.00, 90.00, 10.00"
  })
  void shouldKeepTheLinesOfAJournalWithoutTaxWhateverTheyWereEnteredWith(
      String amounts, String tax, String net, String kept) {
    Document journal = journal("POSTED", amounts, tax, "-100.00");

    assertThat(journal.kind()).isEqualTo(DocumentKind.MANUAL_JOURNAL);
    DocumentLine debit = journal.lines().get(0);
    assertThat(debit.lineAmount()).isEqualByComparingTo(net);
    assertThat(debit.taxAmount()).isEqualByComparingTo(kept);
    assertThat(journal.amounts().total())
        .isEqualByComparingTo(journal.amounts().subTotal().add(journal.amounts().totalTax()));
  }

  @ParameterizedTest
  @CsvSource({
    "POSTED,AUTHORISED",
    "DRAFT,DRAFT",
    "VOIDED,VOIDED",
    "DELETED,DELETED",
    "SOMETHINGNEW,UNKNOWN"
  })
  void shouldTellWhereAJournalStands(String word, DocumentStatus status) {
    Document journal = journal(word, "NoTax", "0", "-100.00");
    assertThat(journal.status()).isEqualTo(status);
    assertThat(journal.sourceStatus()).isEqualTo(word);
  }

  @Test
  void shouldQuarantineAJournalThatDoesNotBalance() {
    assertThat(violation(journal("POSTED", "NoTax", "0", "-100.00"))).isEmpty();
    assertThat(violation(journal("POSTED", "NoTax", "0", "-99.99")))
        .hasValueSatisfying(
            violation -> {
              assertThat(violation.rule()).isEqualTo("journal-balance");
              assertThat(violation.reason()).contains("differ by 0.01");
            });
  }

  @Test
  void shouldReadTaxRatesTrackingCategoriesAndItems() {
    TaxRate rate =
        Examples.fact(
            TaxRate.class,
            "tax_rates",
            "{'Name':'GST on Income','TaxType':'OUTPUT','Status':'ACTIVE','EffectiveRate':10.0}",
            Examples.NZD);
    assertThat(rate.sourceId()).isEqualTo("OUTPUT");
    assertThat(rate.effectiveRate()).isEqualByComparingTo("10");

    TrackingCategory category =
        Examples.fact(
            TrackingCategory.class,
            "tracking_categories",
            "{'TrackingCategoryID':'c-1','Name':'Region','Status':'ACTIVE','Options':"
                + "[{'TrackingOptionID':'o-1','Name':'North','Status':'ARCHIVED'}]}",
            Examples.NZD);
    assertThat(category.options())
        .containsExactly(new TrackingCategory.Option("o-1", "North", "ARCHIVED"));

    Item item =
        Examples.fact(
            Item.class,
            "items",
            "{'ItemID':'i-1','Code':'BAS','SalesDetails':{'UnitPrice':220.1234,'AccountCode':'200'}}",
            Examples.NZD);
    assertThat(item.salesUnitPrice()).isEqualByComparingTo("220.1234");
    assertThat(item.purchaseUnitPrice()).isNull();
  }

  private static CashMovement transfer(String ofAccount, String ofTransfer) {
    return Examples.fact(
        CashMovement.class,
        "bank_transfers",
        TRANSFER.formatted(ofAccount, ofTransfer),
        Examples.NZD);
  }

  private static Document journal(String status, String amounts, String tax, String credit) {
    return Examples.fact(
        Document.class,
        "manual_journals",
        ("{'ManualJournalID':'j-1','Narration':'Accrual','Date':'2025-06-30','Status':'%s',"
                + "'LineAmountTypes':'%s','JournalLines':["
                + "{'LineAmount':100.00,'TaxAmount':%s,'AccountCode':'400'},"
                + "{'LineAmount':%s,'TaxAmount':0,'AccountCode':'200'}]}")
            .formatted(status, amounts, tax, credit),
        Examples.NZD);
  }

  private static Optional<Violation> violation(Fact fact) {
    List<QualityRule> rules = StandardRules.all();
    return rules.stream().flatMap(rule -> rule.check(fact, staff -> true).stream()).findFirst();
  }
}
