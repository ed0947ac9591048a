package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.LineTax;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFactsTest {

  @Test
  void shouldKeepAnInvoiceToTheCent() {
    Document invoice =
        invoice(
            """
            {'Type':'ACCREC','InvoiceID':'i-1','InvoiceNumber':'INV-1','Reference':'','Status':'PAID',
             'Contact':{'ContactID':'c-1','Name':'Ngaio Ltd'},
             'Date':'/Date(1539993600000+0000)/','DueDateString':'2018-12-30T00:00:00',
             'SubTotal':40.00,'TotalTax':'6.00','Total':46.00,'AmountDue':0.00,
             'CurrencyCode':'NZD','CurrencyRate':1.000000,
             'LineItems':[{'LineItemID':'l-1','Description':'Work','UnitAmount':10.1234,'Quantity':'3.9514',
                           'TaxAmount':6,'LineAmount':40.00,'AccountCode':'200','TaxType':'OUTPUT2'}, null],
             'UpdatedDateUTC':'/Date(1541176592690+0000)/'}\
            """);

    assertThat(invoice.sourceId()).isEqualTo("i-1");
    assertThat(invoice.kind()).isEqualTo(DocumentKind.INVOICE);
    assertThat(invoice.status()).isEqualTo(DocumentStatus.PAID);
    assertThat(invoice.reference()).isNull();
    assertThat(invoice.date()).isEqualTo(LocalDate.of(2018, 10, 20));
    assertThat(invoice.dueDate()).isEqualTo(LocalDate.of(2018, 12, 30));
    assertThat(invoice.amounts().totalTax()).isEqualTo("6.00");
    assertThat(invoice.amounts().baseTotal()).isEqualTo("46.00");
    assertThat(invoice.lines()).hasSize(1);
    assertThat(invoice.lines().get(0).unitAmount()).isEqualTo("10.1234");
    assertThat(invoice.lines().get(0).quantity()).isEqualTo("3.9514");
    assertThat(invoice.updatedAt()).isEqualTo(Instant.parse("2018-11-02T16:36:32.690Z"));
  }

  @Test
  void shouldKeepWhatALineSaysOfAccountItemDiscountAndTracking() {
    Document invoice =
        invoice(
            minimal(
                """
                'Type':'ACCREC','Total':90,'LineAmountTypes':'Inclusive',
                'LineItems':[{'AccountID':'a-1','AccountCode':'200','ItemCode':'ADV','DiscountRate':10.00,
                              'LineAmount':90,
                              'Tracking':[{'TrackingCategoryID':'c-1','TrackingOptionID':'o-1',
                                           'Name':'Région','Option':'Öst'},
                                          {'Name':'Team','Option':'A'}]},
                             {'Description':'a text','Tracking':[]}]\
                """));

    assertThat(invoice.lineTax()).isEqualTo(LineTax.INCLUSIVE);
    DocumentLine line = invoice.lines().get(0);
    assertThat(line.accountId()).isEqualTo("a-1");
    assertThat(line.itemCode()).isEqualTo("ADV");
    assertThat(line.discountRate()).isEqualTo("10.00");
    assertThat(line.tracking())
        .containsExactly(
            new DocumentLine.Tracking("c-1", "o-1", "Région", "Öst"),
            new DocumentLine.Tracking(null, null, "Team", "A"));
    assertThat(invoice.lines().get(1).tracking()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INCLUSIVE,INCLUSIVE", "Exclusive,EXCLUSIVE", "NoTax,NONE", "Sideways,", "'',"})
  void shouldTellWhatLineAmountsHoldOfTaxIfXeroSaysItInAWordThatWeKnow(
      String word, @Nullable LineTax lineTax) {
    assertThat(
            invoice(minimal("'Type':'ACCREC','Total':1,'LineAmountTypes':'%s'".formatted(word)))
                .lineTax())
        .isEqualTo(lineTax);
  }

  @ParameterizedTest
  @CsvSource({
    "ACCREC,INVOICE",
    "ACCPAY,BILL",
    "ACCRECCREDIT,CREDIT_NOTE",
    "ACCPAYCREDIT,SUPPLIER_CREDIT_NOTE",
    "AROVERPAYMENT,OVERPAYMENT",
    "APOVERPAYMENT,SUPPLIER_OVERPAYMENT",
    "ARPREPAYMENT,PREPAYMENT",
    "APPREPAYMENT,SUPPLIER_PREPAYMENT",
    "ACCSOMETHINGNEW,OTHER"
  })
  void shouldTellTheKindFromTheTypeAndKeepTheWord(String type, DocumentKind kind) {
    Document document = invoice(minimal("'Type':'%s','Total':1".formatted(type)));

    assertThat(document.kind()).isEqualTo(kind);
    assertThat(document.sourceType()).isEqualTo(type);
  }

  @Test
  void shouldKeepAnUnknownStatusInTheBooks() {
    Document document = invoice(minimal("'Type':'ACCREC','Status':'PARKED','Total':1"));

    assertThat(document.status()).isEqualTo(DocumentStatus.UNKNOWN);
    assertThat(document.sourceStatus()).isEqualTo("PARKED");
    assertThat(document.status().inTheBooks()).isTrue();
  }

  @Test
  void shouldListEverySettlementOfAnInvoice() {
    Document invoice =
        invoice(
            minimal(
                """
                'Type':'ACCREC','Total':100,
                'Payments':[{'PaymentID':'p-1','Date':'/Date(1543449600000+0000)/','Amount':46.00},
                            {'PaymentID':'p-2','Date':'/Date(1543449600000+0000)/','Amount':1,'Status':'DELETED'}],
                'CreditNotes':[{'CreditNoteID':'n-1','AppliedAmount':10,'Date':'2018-12-01T00:00:00'}],
                'Overpayments':{'OverpaymentID':'o-1','AppliedAmount':'3.5'},
                'Prepayments':[null,{'PrepaymentID':'q-1','AppliedAmount':2}]\
                """));

    assertThat(invoice.allocations())
        .containsExactly(
            allocation(AllocationKind.PAYMENT, "p-1", "2018-11-29", "46.00"),
            allocation(AllocationKind.CREDIT_NOTE, "n-1", "2018-12-01", "10"),
            allocation(AllocationKind.OVERPAYMENT, "o-1", "2018-10-20", "3.5"),
            allocation(AllocationKind.PREPAYMENT, "q-1", "2018-10-20", "2"));
  }

  @Test
  void shouldListAllocationsAndRefundsOfACreditNote() {
    Document note =
        Examples.fact(
            Document.class,
            "credit_notes",
            """
            {'CreditNoteID':'n-1','CreditNoteNumber':'CN-1','Type':'ACCRECCREDIT','Status':'AUTHORISED',
             'DateString':'2019-03-05T00:00:00','Total':34.50,'RemainingCredit':2.50,
             'Payments':[{'PaymentID':'p-1','Date':'2019-03-14','Amount':2.00}],
             'Allocations':[{'Amount':20,'Date':'2019-03-10','Invoice':{'InvoiceID':'i-1'}},
                            {'Amount':10,'Invoice':{'InvoiceID':'i-2'}},
                            {'Amount':9,'Invoice':{'InvoiceID':'i-3'},'IsDeleted':true}]}\
            """,
            Examples.NZD);

    assertThat(note.kind()).isEqualTo(DocumentKind.CREDIT_NOTE);
    assertThat(note.number()).isEqualTo("CN-1");
    assertThat(note.amounts().amountDue()).isEqualTo("2.50");
    assertThat(note.allocations())
        .containsExactly(
            allocation(AllocationKind.PAYMENT, "p-1", "2019-03-14", "2.00"),
            allocation(AllocationKind.CREDIT_NOTE, "i-1", "2019-03-10", "20"),
            allocation(AllocationKind.CREDIT_NOTE, "i-2", "2019-03-05", "10"));
  }

  @Test
  void shouldConvertForeignCurrencyOnce() {
    Document invoice =
        invoice(
            minimal("'Type':'ACCREC','Total':100.00,'CurrencyCode':'USD','CurrencyRate':0.613442"));

    assertThat(invoice.amounts().baseTotal()).isEqualTo("163.01");
    assertThat(invoice.amounts().rate()).isEqualTo("0.613442");
  }

  @Test
  void shouldTakeRateOneForTheBaseCurrencyOnly() {
    String withoutRate = minimal("'Type':'ACCREC','Total':5,'CurrencyCode':'%s'");

    assertThat(invoice(withoutRate.formatted("NZD")).amounts().rate()).isEqualTo("1");
    Document beforeTheOrganisation =
        Examples.fact(
            Document.class, "invoices", withoutRate.formatted("NZD"), Examples.UNKNOWN_BASE);
    assertThat(beforeTheOrganisation.amounts().rate()).isEqualTo("1");
    assertThatThrownBy(
            () ->
                Examples.fact(
                    Document.class,
                    "invoices",
                    withoutRate.formatted("USD"),
                    Examples.UNKNOWN_BASE))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("USD is not the base currency NZD");
    assertThat(invoice(minimal("'Type':'ACCREC','Total':5")).amounts().currency()).isEqualTo("NZD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Total':46,'SubTotal':40|40|6",
        "'Total':46,'TotalTax':6|40|6",
        "'Total':46|46|0",
        "'Total':46,'SubTotal':'','TotalTax':[]|46|0"
      },
      quoteCharacter = '`')
  void shouldDeriveWhatTheTotalSays(String amounts, String subTotal, String tax) {
    Document invoice = invoice(minimal("'Type':'ACCREC'," + amounts));

    assertThat(invoice.amounts().subTotal()).isEqualByComparingTo(subTotal);
    assertThat(invoice.amounts().totalTax()).isEqualByComparingTo(tax);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'InvoiceID':'i','Type':'ACCREC','Total':1|required|Date",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01'|required|Total",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':'abc'|amount|Total",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':1e999999999|amount|Total",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':true|amount|Total",
        "'InvoiceID':'i','Type':'ACCREC','Date':'soon','Total':1|date|Date",
        "'InvoiceID':'i','Type':'ACCREC','Date':'/Date(999999999999999)/','Total':1|date|Date",
        "'InvoiceID':' ','Type':'ACCREC','Date':'2020-01-01','Total':1|identity|InvoiceID",
        "'InvoiceID':'i','Date':'2020-01-01','Total':1|required|Type",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':1,'CurrencyCode':'USD'|currency-rate|CurrencyRate",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':1,'CurrencyCode':'USD','CurrencyRate':0|currency-rate|CurrencyRate",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':1,'CurrencyCode':'dollars'|currency|CurrencyCode",
        "'InvoiceID':'i','Type':'ACCREC','Date':'2020-01-01','Total':1,'LineItems':'x'|shape|LineItems",
        "'InvoiceID':'i','Type':{},'Date':'2020-01-01','Total':1|shape|Type"
      })
  void shouldRejectOneRecordWithTheFieldAndWhatToDo(String fields, String rule, String field) {
    SourceRecord record = Examples.record("invoices", "{" + fields + "}");

    assertThatThrownBy(() -> record.toFact(Examples.NZD))
        .isInstanceOfSatisfying(
            RejectedRecordException.class,
            rejected -> {
              assertThat(rejected.rule()).isEqualTo(rule);
              assertThat(rejected).hasMessageContaining(field);
            });
    assertThat(record.rawText()).isEqualTo("{" + fields.replace('\'', '"') + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "invoices|'CreditNotes':[{'CreditNoteID':'c-1','AppliedAmount':1},{'CreditNoteID':'c-2'}]|CreditNotes"
            + " 2 of 2 (CreditNoteID c-2): AppliedAmount is missing; Xero writes this by itself",
        "invoices|'Payments':[{'PaymentID':'p-1','Amount':1}]|Payments 1 of 1 (PaymentID p-1): Date"
            + " is missing; whoever may edit it",
        "invoices|'Payments':[{'Date':'2020-01-01','Amount':1}]|Payments 1 of 1: PaymentID is"
            + " missing, so it cannot be told from others; Xero writes this by itself",
        "invoices|'LineItems':[{},{'LineItemID':'l-2','Quantity':'two'}]|LineItems 2 of 2"
            + " (LineItemID l-2): Quantity is not a number",
        "credit_notes|'Allocations':[{'AllocationID':'a-1','Amount':1}]|Allocations 1 of 1"
            + " (AllocationID a-1): Invoice is missing; Xero writes this by itself",
        "credit_notes|'Allocations':[{'AllocationID':'a-1','Invoice':{'InvoiceID':'i'}}]|Allocations"
            + " 1 of 1 (AllocationID a-1): Amount is missing; whoever may edit it"
      })
  void shouldNameThePartThatIsWrongAndWhoCanMendIt(String list, String part, String message) {
    SourceRecord record =
        Examples.record(
            list,
            "{'InvoiceID':'i','CreditNoteID':'n','Type':'ACCREC','Date':'2020-01-01','Total':1,"
                + part
                + "}");

    assertThatThrownBy(() -> record.toFact(Examples.NZD))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("complete it")
        .hasMessageNotContaining("null");
  }

  @Test
  void shouldKeepTheIdentityOfARejectedRecordWhereItCan() {
    assertThat(Examples.record("invoices", "{'InvoiceID':'i-9'}").sourceId()).isEqualTo("i-9");
    SourceRecord unreadable =
        Examples.record("invoices", "{'InvoiceID':{'x':1},'UpdatedDateUTC':'never'}");
    assertThat(unreadable.sourceId()).isNull();
    assertThat(unreadable.updatedAt()).isNull();
  }

  private static Allocation allocation(
      AllocationKind kind, String counterpart, String date, String amount) {
    return new Allocation(kind, counterpart, LocalDate.parse(date), new BigDecimal(amount));
  }

  private static String minimal(String more) {
    return "{'InvoiceID':'i-1','Date':'/Date(1539993600000+0000)/'," + more + "}";
  }

  private static Document invoice(String json) {
    TransformContext context = Examples.NZD;
    return Examples.fact(Document.class, "invoices", json, context);
  }
}
