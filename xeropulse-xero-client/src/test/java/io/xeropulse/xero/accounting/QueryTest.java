package io.xeropulse.xero.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.CannedTransport;
import io.xeropulse.xero.http.ApiRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final UUID CONTACT = new UUID(0, 7);

  private final CannedTransport transport = new CannedTransport();
  private final AccountingApi api =
      AccountingApi.create(
          transport, OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11"), "t-1");

  @Test
  void shouldSayInvoiceFiltersInOptimisedTerms() {
    transport.answer("{}");

    api.invoices(
            InvoiceQuery.all()
                .type(Invoice.Type.ACCPAY)
                .status(Invoice.Status.AUTHORISED)
                .contact(CONTACT)
                .dated(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 2, 1))
                .modifiedSince(Instant.parse("2026-03-01T10:00:00.9Z")))
        .toList();

    ApiRequest asked = transport.asked.get(0);
    assertThat(asked.query())
        .containsEntry(
            "where",
            "Type==\"ACCPAY\" AND Status==\"AUTHORISED\""
                + " AND Contact.ContactID==guid(\"00000000-0000-0000-0000-000000000007\")"
                + " AND Date>=DateTime(2020,01,01) AND Date<DateTime(2020,02,01)")
        .containsEntry("pageSize", "1000")
        .containsEntry("unitdp", "4");
    assertThat(asked.headers()).containsEntry("If-Modified-Since", "2026-03-01T10:00:00");
  }

  @Test
  void shouldAskForManyIdentifiersInCallsThatXeroTakes() {
    transport.answer("{}").answer("{}").answer("{}");
    List<UUID> ids = LongStream.range(0, 101).mapToObj(i -> new UUID(1, i)).toList();

    api.invoices(InvoiceQuery.all().ids(ids)).toList();

    assertThat(transport.asked).hasSize(3);
    assertThat(transport.asked)
        .allSatisfy(request -> assertThat(request.query().get("IDs").length()).isLessThan(1_900));
    assertThat(
            transport.asked.stream()
                .flatMap(request -> List.of(request.query().get("IDs").split(",")).stream()))
        .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
  }

  @Test
  void shouldAskOnlyWhenRead() {
    api.invoices(InvoiceQuery.all());

    assertThat(transport.asked).isEmpty();
  }

  @Test
  void shouldRefuseWhatCannotBeAskedBeforeTheCall() {
    LocalDate day = LocalDate.of(2020, 1, 1);
    assertThatThrownBy(() -> InvoiceQuery.all().reference("a\" OR \"1\"==\"1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Reference")
        .hasMessageNotContaining("OR");
    assertThatThrownBy(() -> InvoiceQuery.all().dated(day, day))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> InvoiceQuery.all().ids(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ContactQuery.all().name("x\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldSayOtherFilters() {
    transport.answer("{}").answer("{}").answer("{}").answer("{}").answer("{}");

    api.contacts(ContactQuery.all().search("ngaio")).toList();
    api.payments(PaymentQuery.all().invoice(CONTACT).status(Payment.Status.DELETED)).toList();
    api.quotes(QuoteQuery.all().dated(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 31)))
        .toList();
    api.bankTransfers(ChangeQuery.all()).toList();
    api.manualJournals(ChangeQuery.all()).toList();

    assertThat(transport.asked.get(0).query())
        .containsEntry("searchTerm", "ngaio")
        .containsEntry("includeArchived", "true");
    assertThat(transport.asked.get(1).query().get("where"))
        .isEqualTo(
            "Invoice.InvoiceID==guid(\"00000000-0000-0000-0000-000000000007\")"
                + " AND Status==\"DELETED\"");
    assertThat(transport.asked.get(2).query())
        .containsEntry("DateFrom", "2020-01-01")
        .containsEntry("DateTo", "2020-01-31")
        .containsEntry("page", "1")
        .doesNotContainKeys("pageSize", "where");
    assertThat(transport.asked.get(3).query())
        .containsEntry("includeDeleted", "true")
        .doesNotContainKey("page");
    assertThat(transport.asked.get(4).query()).doesNotContainKey("order");
  }
}
