package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CashFactsTest {

  @ParameterizedTest
  @CsvSource({
    "ACCRECPAYMENT,IN",
    "ACCPAYPAYMENT,OUT",
    "ARCREDITPAYMENT,OUT",
    "APCREDITPAYMENT,IN",
    "AROVERPAYMENTPAYMENT,OUT",
    "ARPREPAYMENTPAYMENT,OUT",
    "APOVERPAYMENTPAYMENT,IN",
    "APPREPAYMENTPAYMENT,IN",
    "SOMETHINGNEW,UNKNOWN"
  })
  void shouldTellTheDirectionOfAPaymentFromItsType(String type, CashDirection direction) {
    CashMovement payment = payment("'PaymentType':'" + type + "'");

    assertThat(payment.direction()).isEqualTo(direction);
    assertThat(payment.sourceType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVE,IN",
    "RECEIVE-OVERPAYMENT,IN",
    "RECEIVE-TRANSFER,IN",
    "SPEND,OUT",
    "SPEND-PREPAYMENT,OUT",
    "BARTER,UNKNOWN"
  })
  void shouldTellTheDirectionOfABankTransactionFromItsType(String type, CashDirection direction) {
    CashMovement movement =
        Examples.fact(
            CashMovement.class,
            "bank_transactions",
            "{'BankTransactionID':'b-1','Type':'%s','Date':'2020-02-03','Total':7.5,'BankAccount':{'AccountID':'a-1'}}"
                .formatted(type),
            Examples.NZD);

    assertThat(movement.kind()).isEqualTo(CashMovementKind.BANK_TRANSACTION);
    assertThat(movement.direction()).isEqualTo(direction);
    assertThat(movement.accountId()).isEqualTo("a-1");
    assertThat(movement.baseAmount()).isEqualTo("7.50");
  }

  @ParameterizedTest
  @CsvSource({
    "Invoice,InvoiceID",
    "CreditNote,CreditNoteID",
    "Overpayment,OverpaymentID",
    "Prepayment,PrepaymentID"
  })
  void shouldPointAtTheDocumentItSettlesAndTakeItsCurrency(String kind, String idField) {
    CashMovement payment =
        payment(
            "'CurrencyRate':0.5,'%s':{'%s':'d-1','CurrencyCode':'USD','Contact':{'ContactID':'c-1'}}"
                .formatted(kind, idField));

    assertThat(payment.documentId()).isEqualTo("d-1");
    assertThat(payment.currency()).isEqualTo("USD");
    assertThat(payment.baseAmount()).isEqualTo("92.00");
    assertThat(payment.contactId()).isEqualTo("c-1");
  }

  @ParameterizedTest
  @CsvSource({"AUTHORISED,true", "DELETED,false", "VOIDED,false", "NEWWORD,true"})
  void shouldKnowWhichMovementsStillLive(String status, boolean live) {
    assertThat(payment("'Status':'" + status + "'").live()).isEqualTo(live);
  }

  @Test
  void shouldReadTheDateWhereItWasWritten() {
    assertThat(payment("'DateString':'x','Reference':' '").date())
        .isEqualTo(LocalDate.of(2018, 11, 29));
  }

  @Test
  void shouldSayWhetherItWasReconciledOnlyWhereXeroSaysSo() {
    assertThat(payment("'IsReconciled':true").reconciled()).isTrue();
    assertThat(payment("'IsReconciled':'false'").reconciled()).isFalse();
    assertThat(payment("'IsReconciled':'perhaps'").reconciled()).isNull();
    assertThat(payment("'Reference':'r'").reconciled()).isNull();
  }

  private static CashMovement payment(String more) {
    return Examples.fact(
        CashMovement.class,
        "payments",
        "{'PaymentID':'p-1','Date':'/Date(1543449600000+0000)/','Amount':46.00," + more + "}",
        Examples.NZD);
  }
}
