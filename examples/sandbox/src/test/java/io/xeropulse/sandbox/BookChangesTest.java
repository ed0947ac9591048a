package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Story;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BookChangesTest {

  private static final LocalDate TODAY = LocalDate.of(2025, 7, 1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-07-01T10:00:00Z"));
  private final Sandbox sandbox =
      Sandbox.builder().seed(5).invoices(120).jobs(5).clock(now::get).start();
  private final Client client = new Client(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void shouldMoveAPaidInvoiceToTheEndAndBookThePayment() {
    Story open = story(s -> s.status().equals("AUTHORISED") && s.due().signum() > 0);
    BigDecimal receivable = sandbox.truth().receivables(TODAY).total();

    UUID payment = sandbox.books().pay(open.id(), TODAY, open.due());

    JsonNode changed =
        client.xeroJson("Invoices?page=1", "If-Modified-Since", "2025-07-01T10:00:00");
    assertThat(changed.path("Invoices").findValuesAsText("InvoiceID"))
        .containsExactly(open.id().toString());
    assertThat(changed.at("/Invoices/0/Status").asText()).isEqualTo("PAID");
    assertThat(changed.at("/Invoices/0/AmountDue").decimalValue()).isEqualByComparingTo("0");
    JsonNode payments =
        client.xeroJson("Payments?page=1", "If-Modified-Since", "2025-07-01T10:00:00");
    assertThat(payments.path("Payments").findValuesAsText("PaymentID"))
        .containsExactly(payment.toString());
    if (open.invoice().receivable()) {
      assertThat(sandbox.truth().receivables(TODAY).total()).isLessThan(receivable);
    }
    JsonNode all = client.xeroJson("Invoices?page=1&pageSize=1000");
    assertThat(all.path("Invoices")).hasSize(120);
    assertThat(all.at("/Invoices/119/InvoiceID").asText()).isEqualTo(open.id().toString());
  }

  @Test
  void shouldReopenAnInvoiceWhosePaymentIsDeleted() {
    Story paid = story(s -> s.standing().size() == 1 && s.status().equals("PAID"));

    sandbox.books().deletePayment(paid.standing().get(0).id());

    JsonNode invoice = client.xeroJson("Invoices/" + paid.id()).at("/Invoices/0");
    assertThat(invoice.path("Status").asText()).isEqualTo("AUTHORISED");
    assertThat(invoice.path("Payments")).isEmpty();
    JsonNode payments =
        client.xeroJson("Payments?page=1", "If-Modified-Since", "2025-07-01T10:00:00");
    assertThat(payments.at("/Payments/0/Status").asText()).isEqualTo("DELETED");
  }

  @Test
  void shouldSkipARowWhenRowsChangeBetweenPages() {
    List<String> first =
        client.xeroJson("Invoices?page=1&pageSize=60").findValuesAsText("InvoiceID");
    UUID moved =
        UUID.fromString(client.xeroJson("Invoices?page=1").at("/Invoices/3/InvoiceID").asText());
    sandbox.books().edit(moved, "changed in mid-crawl");
    List<String> second =
        client.xeroJson("Invoices?page=2&pageSize=60").findValuesAsText("InvoiceID");

    List<String> crawled = Stream.concat(first.stream(), second.stream()).distinct().toList();
    assertThat(crawled).as("a crawl by page number loses the row that slid back").hasSize(119);
    assertThat(second).contains(moved.toString());
  }

  @Test
  void shouldNotCountADueDateMovedOnAPartPaidInvoiceAsAChange() {
    Story open =
        story(s -> s.status().equals("AUTHORISED") && s.due().compareTo(BigDecimal.TEN) > 0);
    sandbox.books().pay(open.id(), TODAY, BigDecimal.ONE);
    now.set(now.get().plus(Duration.ofMinutes(20)));

    sandbox.books().editDueDate(open.id(), LocalDate.of(2026, 1, 1));

    assertThat(
            client
                .xeroJson("Invoices?page=1", "If-Modified-Since", "2025-07-01T10:20:00")
                .at("/pagination/itemCount")
                .asInt(-1))
        .isZero();
    assertThat(client.xeroJson("Invoices/" + open.id()).at("/Invoices/0/DueDateString").asText())
        .isEqualTo("2026-01-01T00:00:00");
  }

  @Test
  void shouldVoidOnlyWhatIsUntouched() {
    Story untouched =
        story(
            s ->
                s.status().equals("AUTHORISED") && s.standing().isEmpty() && s.credits().isEmpty());
    Story paid = story(s -> s.status().equals("PAID"));

    sandbox.books().voidInvoice(untouched.id());

    assertThat(client.xeroJson("Invoices/" + untouched.id()).at("/Invoices/0/Status").asText())
        .isEqualTo("VOIDED");
    assertThatThrownBy(() -> sandbox.books().voidInvoice(paid.id()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be voided");
  }

  @Test
  void shouldReverseAndRebookInTheJournalsWhatIsEdited() {
    Story untouched =
        story(
            s ->
                s.status().equals("AUTHORISED") && s.standing().isEmpty() && s.credits().isEmpty());

    sandbox.books().editAmount(untouched.id(), new BigDecimal("77.00"));

    JsonNode journals =
        client.xeroJson("Journals", "If-Modified-Since", "2025-07-01T00:00:00").path("Journals");
    assertThat(journals.findValuesAsText("SourceID"))
        .containsExactly(untouched.id().toString(), untouched.id().toString());
    assertThat(journals.at("/1/JournalLines/0/NetAmount").decimalValue().abs())
        .isEqualByComparingTo("77.00");
    assertThat(journals.at("/1/JournalNumber").asInt())
        .isEqualTo(journals.at("/0/JournalNumber").asInt() + 1);
  }

  @Test
  void shouldRefuseToTakeMoreThanIsOpen() {
    Story open = story(s -> s.status().equals("AUTHORISED") && s.due().signum() > 0);

    assertThatThrownBy(() -> sandbox.books().pay(open.id(), TODAY, open.due().add(BigDecimal.ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot take");
  }

  @Test
  void shouldAddDocumentsAndCountThem() {
    int before = sandbox.truth().counts().get("Invoices");

    UUID id = sandbox.books().invoice(true, 3, TODAY, new BigDecimal("110.00"));
    sandbox.books().credit(id, TODAY, new BigDecimal("10.00"));
    sandbox.books().bank(false, "404", TODAY, new BigDecimal("5.00"));

    assertThat(sandbox.truth().counts().get("Invoices")).isEqualTo(before + 1);
    JsonNode invoice = client.xeroJson("Invoices/" + id).at("/Invoices/0");
    assertThat(invoice.path("AmountDue").decimalValue()).isEqualByComparingTo("100.00");
    assertThat(invoice.at("/CreditNotes/0/AppliedAmount").decimalValue())
        .isEqualByComparingTo("10.00");
    assertThat(sandbox.books().story(id).invoice().stage()).isEqualTo(Invoice.Stage.AUTHORISED);
  }

  @Test
  void shouldArchiveAndMergeContacts() {
    sandbox.books().merge(2, 4);

    JsonNode contacts =
        client.xeroJson(
            "Contacts?page=1&includeArchived=true", "If-Modified-Since", "2025-07-01T10:00:00");
    assertThat(contacts.path("Contacts")).hasSize(1);
    assertThat(contacts.at("/Contacts/0/ContactStatus").asText()).isEqualTo("ARCHIVED");
    assertThat(contacts.at("/Contacts/0/MergedToContactID").asText()).isNotEmpty();
  }

  private Story story(Predicate<Story> wanted) {
    return sandbox.books().stories().stream().filter(wanted).findFirst().orElseThrow();
  }
}
