package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fields that Xero sends come to in the ledger. */
class WireBooksTest {
  /** Inclusive, of tax that nets to nothing: 1,100 with 100 in it, its reverse, and 300. */
  private static final String NETTING =
      """
      'Date':'2025-03-10','CurrencyCode':'AUD','Status':'AUTHORISED','LineAmountTypes':'Inclusive',
      'SubTotal':300.00,'TotalTax':0.00,'Total':300.00,
      'LineItems':[{'AccountCode':'200','LineAmount':1100.00,'TaxAmount':100.00},
                   {'AccountCode':'835','LineAmount':-1100.00,'TaxAmount':-100.00},
                   {'AccountCode':'260','LineAmount':300.00,'TaxAmount':0.00}]\
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "invoices|'InvoiceID':'d','Type':'ACCREC'|debtors|-1",
        "invoices|'InvoiceID':'d','Type':'ACCPAY'|creditors|1",
        "credit_notes|'CreditNoteID':'d','Type':'ACCRECCREDIT'|debtors|1",
        "credit_notes|'CreditNoteID':'d','Type':'ACCPAYCREDIT'|creditors|-1",
        "bank_transactions|'BankTransactionID':'d','Type':'RECEIVE','BankAccount':{'AccountID':'bank'}|bank|-1",
        "bank_transactions|'BankTransactionID':'d','Type':'SPEND','BankAccount':{'AccountID':'bank'}|bank|1",
        "bank_transactions|'BankTransactionID':'d','Type':'RECEIVE-PREPAYMENT','BankAccount':{'AccountID':'bank'}|bank|-1"
      })
  void shouldTakeTheTaxOutOfInclusiveLinesWhoseTaxNetsToZero(
      String entity, String head, String other, int side) {
    assertThat(new WireBooks().add(entity, "{%s,%s}".formatted(head, NETTING)).balances())
        .isEqualTo(
            Map.of(
                other,
                side > 0 ? "-300.00" : "300.00",
                "sales",
                side > 0 ? "1000.00" : "-1000.00",
                "ahead",
                side > 0 ? "-1000.00" : "1000.00",
                "interest",
                side > 0 ? "300.00" : "-300.00"));
  }

  @ParameterizedTest
  @CsvSource({"Exclusive", "NoTax"})
  void shouldLeaveOtherLineAmountsAsTheyAreThoughTheTotalWouldFitInclusiveOnes(String types) {
    String lines = NETTING.replace("Inclusive", types);
    assertThat(
            new WireBooks()
                .add("invoices", "{'InvoiceID':'d','Type':'ACCREC',%s}".formatted(lines))
                .balances())
        .isEqualTo(
            Map.of(
                "debtors", "300.00",
                "sales", "-1100.00",
                "ahead", "1100.00",
                "interest", "-300.00"));
  }

  @Test
  void shouldTakeTheTaxOutOfAPrepaymentThatIsSetAgainstAnInvoice() {
    String allocated =
        ",'Allocations':[{'Amount':300.00,'Date':'2025-03-12','Invoice':{'InvoiceID':'i'}}]";
    WireBooks books =
        new WireBooks()
            .add(
                "bank_transactions",
                "{'BankTransactionID':'b','Type':'RECEIVE-PREPAYMENT','BankAccount':{'AccountID':'bank'},%s}"
                    .formatted(NETTING))
            .add(
                "prepayments",
                "{'PrepaymentID':'p','Type':'RECEIVE-PREPAYMENT',%s%s}"
                    .formatted(NETTING, allocated))
            .add("invoices", invoice("i", "AUD", "1", "300.00"));
    assertThat(books.balances()).isEqualTo(Map.of("bank", "300.00", "rent", "-300.00"));
  }

  @ParameterizedTest
  @CsvSource({"AllocationID", "NoID"})
  void shouldRelieveACreditByEachOfTwoAllocationsOfADay(String field) {
    String note =
        """
        {'CreditNoteID':'n','Type':'ACCRECCREDIT','Date':'2025-03-10','Status':'PAID','Total':100.00,
         'LineAmountTypes':'NoTax','LineItems':[{'AccountCode':'200','LineAmount':100.00,'TaxAmount':0}],
         'Allocations':[{'%1$s':'a-1','Amount':30.00,'Date':'2025-03-12','Invoice':{'InvoiceID':'i'}},
                        {'%1$s':'a-2','Amount':70.00,'Date':'2025-03-12','Invoice':{'InvoiceID':'i'}}]}\
        """
            .formatted(field);
    assertThat(
            new WireBooks()
                .add("invoices", invoice("i", "AUD", "1", "100.00"))
                .add("credit_notes", note)
                .balances())
        .isEqualTo(Map.of("rent", "-100.00", "sales", "100.00"));
  }

  @Test
  void shouldRealiseTheGapBetweenTwoRatesOnceForEachOfTwoAllocationsOfADay() {
    String note =
        """
        {'CreditNoteID':'n','Type':'ACCRECCREDIT','Date':'2025-03-10','Status':'PAID','Total':100.00,
         'CurrencyCode':'USD','CurrencyRate':0.625000,
         'LineAmountTypes':'NoTax','LineItems':[{'AccountCode':'200','LineAmount':100.00,'TaxAmount':0}],
         'Allocations':[{'AllocationID':'a-1','Amount':30.00,'Date':'2025-03-12','Invoice':{'InvoiceID':'i'}},
                        {'AllocationID':'a-2','Amount':70.00,'Date':'2025-03-12','Invoice':{'InvoiceID':'i'}}]}\
        """;
    // 100 / 0.5 = 200.00 is owed to us, and 100 / 0.625 = 160.00 by us.
    assertThat(
            new WireBooks()
                .add("invoices", invoice("i", "USD", "0.500000", "100.00"))
                .add("credit_notes", note)
                .balances())
        .isEqualTo(Map.of("rent", "-200.00", "sales", "160.00", "gains", "40.00"));
  }

  @Test
  void shouldPutTheConversionRemainderOntoTheLargestLine() {
    String bill =
        """
        {'InvoiceID':'b','Type':'ACCPAY','Date':'2025-03-10','Status':'AUTHORISED','CurrencyCode':'USD',
         'CurrencyRate':0.575687,'LineAmountTypes':'NoTax','SubTotal':34.20,'TotalTax':0,'Total':34.20,
         'LineItems':[{'AccountCode':'469','LineAmount':-1.80,'TaxAmount':0},
                      {'AccountCode':'469','LineAmount':36.00,'TaxAmount':0}]}\
        """;
    assertThat(new WireBooks().add("invoices", bill).balances())
        .isEqualTo(Map.of("creditors", "-59.41", "rent", "59.41"));
  }

  @ParameterizedTest
  @CsvSource({
    "invoices,'''InvoiceID'':''d'',''Type'':''ACCPAY''',creditors,1",
    "credit_notes,'''CreditNoteID'':''d'',''Type'':''ACCPAYCREDIT''',creditors,-1",
    "bank_transactions,'''BankTransactionID'':''d'',''Type'':''SPEND'',''BankAccount'':{''AccountID'':''bank''}',bank,1"
  })
  void shouldConvertTheTaxByItselfAndLeaveTheRestOnTheLine(
      String entity, String head, String other, int side) {
    String rest =
        """
        'Date':'2025-03-10','Status':'AUTHORISED','CurrencyCode':'USD','CurrencyRate':0.754569,
        'LineAmountTypes':'Exclusive','SubTotal':13.48,'TotalTax':0.56,'Total':14.04,
        'LineItems':[{'AccountCode':'469','LineAmount':13.48,'TaxAmount':0.56}]\
        """;
    // 14.04 / 0.754569 = 18.61 and 0.56 / 0.754569 = 0.74; 13.48 / 0.754569 alone would be 17.86.
    assertThat(new WireBooks().add(entity, "{%s,%s}".formatted(head, rest)).balances())
        .isEqualTo(
            Map.of(
                other,
                side > 0 ? "-18.61" : "18.61",
                "rent",
                side > 0 ? "17.87" : "-17.87",
                "gst",
                side > 0 ? "0.74" : "-0.74"));
  }

  @Test
  void shouldBookTheCentBetweenTheTotalAndItsPartsToRounding() {
    String bill =
        """
        {'InvoiceID':'b','Type':'ACCPAY','Date':'2025-03-10','Status':'AUTHORISED',
         'LineAmountTypes':'Exclusive','SubTotal':13.48,'TotalTax':1.35,'Total':14.84,
         'LineItems':[{'AccountCode':'469','LineAmount':13.48,'TaxAmount':1.35}]}\
        """;
    assertThat(new WireBooks().add("invoices", bill).balances())
        .isEqualTo(
            Map.of("creditors", "-14.84", "rent", "13.48", "gst", "1.35", "rounding", "0.01"));
  }

  @ParameterizedTest
  @CsvSource({
    "bank,'''BankAmount'':153500.00,',153500.00",
    "bank,'',153499.95",
    "dollars,'''BankAmount'':100000.00,',153499.95"
  })
  void shouldMoveABankInBaseCurrencyByWhatItSaysItself(
      String account, String bankAmount, String moved) {
    String payment =
        """
        {'PaymentID':'p','PaymentType':'ACCRECPAYMENT','Status':'AUTHORISED','Date':'2025-03-20',
         'Amount':100000.00,%s'CurrencyRate':0.651466,'Account':{'AccountID':'%s'},
         'Invoice':{'InvoiceID':'i','CurrencyCode':'USD'}}\
        """
            .formatted(bankAmount, account);
    Map<String, String> balances =
        new WireBooks()
            .add("invoices", invoice("i", "USD", "0.650000", "100000.00"))
            .add("payments", payment)
            .balances();
    // 100,000 / 0.65 = 153,846.15 was owed.
    assertThat(balances)
        .isEqualTo(
            Map.of(
                account,
                moved,
                "rent",
                "-153846.15",
                "gains",
                new BigDecimal("153846.15").subtract(new BigDecimal(moved)).toPlainString()));
  }

  @Test
  void shouldBookALineByItsAccountThoughItsCodeIsAnotherNow() {
    String bill =
        """
        {'InvoiceID':'b','Type':'ACCPAY','Date':'2025-03-10','Status':'AUTHORISED','Total':80.00,
         'LineAmountTypes':'NoTax',
         'LineItems':[{'AccountCode':'469','AccountID':'rent','LineAmount':80.00,'TaxAmount':0}]}\
        """;
    String journal =
        """
        {'ManualJournalID':'j','Narration':'By hand','Date':'2025-03-11','Status':'POSTED',
         'LineAmountTypes':'NoTax',
         'JournalLines':[{'AccountCode':'469','AccountID':'rent','LineAmount':5.00,'TaxAmount':0},
                         {'AccountCode':'200','AccountID':'sales','LineAmount':-5.00,'TaxAmount':0}]}\
        """;
    assertThat(
            new WireBooks()
                .add("invoices", bill)
                .add("manual_journals", journal)
                .account("rent", "470", "EXPENSE", "EXPENSE", "")
                .account("other", "469", "EXPENSE", "EXPENSE", "")
                .balances())
        .isEqualTo(Map.of("creditors", "-80.00", "rent", "85.00", "sales", "-5.00"));
  }

  @Test
  void shouldTakeTheTaxOutOfInclusiveJournalLines() {
    String journal =
        """
        {'ManualJournalID':'j','Narration':'By hand','Date':'2025-03-11','Status':'POSTED',
         'LineAmountTypes':'Inclusive',
         'JournalLines':[{'AccountCode':'469','LineAmount':110.00,'TaxAmount':10.00},
                         {'AccountCode':'835','LineAmount':-110.00,'TaxAmount':0}]}\
        """;
    assertThat(new WireBooks().add("manual_journals", journal).balances())
        .isEqualTo(Map.of("rent", "100.00", "gst", "10.00", "ahead", "-110.00"));
  }

  static LongStream seeds() {
    long first = Long.getLong("seed", 1);
    return LongStream.range(first, first + (Boolean.getBoolean("xeropulse.proof") ? 300 : 20));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldStandWhereTheRulesOfXerosLedgerPutIt(long seed) {
    WireBooks books = new WireBooks();
    RandomWire wire = new RandomWire(new Random(seed), books);
    for (int day = -1; day < 12; day++) {
      LocalDate asAt = RandomWire.FIRST.plusDays(day);
      assertThat(books.balances(asAt))
          .as("seed %d as at %s", seed, asAt)
          .isEqualTo(wire.balances(asAt));
    }
  }

  /** Of one line without tax on the account rent, so that it is apart from the credit's. */
  private static String invoice(String id, String currency, String rate, String total) {
    return """
    {'InvoiceID':'%1$s','Type':'ACCREC','Date':'2025-03-10','Status':'AUTHORISED','Total':%4$s,
     'CurrencyCode':'%2$s','CurrencyRate':%3$s,'LineAmountTypes':'NoTax',
     'LineItems':[{'AccountCode':'469','LineAmount':%4$s,'TaxAmount':0}]}\
    """
        .formatted(id, currency, rate, total);
  }
}
