package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.CannedTransport;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrawlTest {
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");

  private final CannedTransport transport = new CannedTransport();

  @Test
  void shouldAskForTheLargestPagesInTheOrderOfChangesWithFourDecimals() {
    transport.answer(page(1, 1, 0, "10:00:00", ""));

    read("invoices", null);

    ApiRequest asked = transport.asked.get(0);
    assertThat(asked.path()).isEqualTo("/api.xro/2.0/Invoices");
    assertThat(asked.tenantId()).isEqualTo("t-1");
    assertThat(asked.query())
        .containsEntry("page", "1")
        .containsEntry("pageSize", "1000")
        .containsEntry("unitdp", "4")
        .containsEntry("order", "UpdatedDateUTC ASC")
        .containsEntry("includeArchived", "true")
        .doesNotContainKeys("Statuses", "where");
    assertThat(asked.headers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:13:14.999Z,2026-03-01T12:13:14",
    "1964-01-01T00:00:00Z,2000-01-01T00:00:00",
    "2000-01-01T00:00:00.5Z,2000-01-01T00:00:00"
  })
  void shouldSendModifiedSinceInUtcSecondsNotBefore2000(Instant since, String header) {
    transport.answer(page(1, 1, 0, "10:00:00", ""));

    read("payments", since);

    assertThat(transport.asked.get(0).headers()).containsEntry("If-Modified-Since", header);
  }

  @Test
  void shouldStopByPaginationNotByAShortPage() {
    transport
        .answer(page(1, 2, 3, "10:00:00", record("a", "09:00:00") + "," + record("b", "09:00:01")))
        .answer(page(2, 2, 3, "10:00:01", record("c", "09:00:02")));

    assertThat(ids(read("invoices", null))).containsExactly("a", "b", "c");
  }

  @Test
  void shouldStopByAShortPageWhereThereIsNoPaginationAndKeepANullAsARecordWithoutIdentifier() {
    transport.answer("{'Invoices':[" + record("a", "09:00:00") + ",null]}");

    assertThat(ids(read("invoices", null))).containsExactly("a", null);
  }

  @Test
  void shouldTakeNothingForNothing() {
    transport.answer(304, "").answer("{'Status':'OK'}").answer("{'Accounts':[]}");

    assertThat(read("accounts", Instant.EPOCH)).isEmpty();
    assertThat(read("accounts", null)).isEmpty();
    assertThat(read("accounts", null)).isEmpty();
  }

  @Test
  void shouldStartAgainBeforeThePageBoundaryOverWhichARecordSlipped() {
    // a changed after page 2 was made, so d slipped from page 3 to page 2 unseen.
    transport
        .answer(page(1, 3, 5, "10:00:00", record("a", "09:00:00") + "," + record("b", "09:10:00")))
        .answer(page(2, 3, 5, "10:00:10", record("c", "09:20:00")))
        .answer(page(3, 3, 5, "10:00:30", record("e", "09:40:00") + "," + record("a", "10:00:20")))
        .answer(
            page(
                1,
                1,
                4,
                "10:00:40",
                record("c", "09:20:00")
                    + ","
                    + record("d", "09:30:00")
                    + ","
                    + record("e", "09:40:00")
                    + ","
                    + record("a", "10:00:20")));

    assertThat(ids(read("invoices", null))).contains("a", "b", "c", "d", "e");
    assertThat(transport.asked).hasSize(4);
    assertThat(transport.asked.get(3).headers())
        .containsEntry("If-Modified-Since", "2026-03-01T09:19:55");
    assertThat(transport.asked.get(3).query()).containsEntry("page", "1");
  }

  @Test
  void shouldNotStartAgainForRecordsThatAreOnlyNew() {
    transport
        .answer(page(1, 2, 2, "10:00:00", record("a", "09:00:00")))
        .answer(page(2, 2, 3, "10:00:10", record("b", "09:10:00") + "," + record("n", "10:00:05")));

    assertThat(ids(read("invoices", null))).containsExactly("a", "b", "n");
    assertThat(transport.asked).hasSize(2);
  }

  @Test
  void shouldStartAgainWhenTheListShrinks() {
    transport
        .answer(page(1, 2, 4, "10:00:00", record("a", "09:00:00") + "," + record("b", "09:10:00")))
        .answer(page(2, 2, 3, "10:00:10", ""))
        .answer(page(1, 1, 2, "10:00:20", record("b", "09:10:00") + "," + record("c", "09:20:00")));

    assertThat(ids(read("invoices", null))).contains("a", "b", "c");
  }

  @Test
  void shouldRefuseAListThatIsShorterThanAnnounced() {
    transport.answer(page(1, 1, 2, "10:00:00", record("a", "09:00:00")));

    assertThatThrownBy(() -> read("invoices", null))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("1 records")
        .hasMessageContaining("xero/invoices");
  }

  @Test
  void shouldRefuseAPageThatRepeatsForEver() {
    String same = record("a", "09:00:00") + "," + record("b", "09:00:00");
    transport.answer("{'pagination':{'pageCount':9,'itemCount':18},'Invoices':[" + same + "]}");
    transport.answer("{'pagination':{'pageCount':9,'itemCount':18},'Invoices':[" + same + "]}");

    assertThatThrownBy(() -> read("invoices", null))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Page 2")
        .hasMessageContaining("repeats");
  }

  @Test
  void shouldRefuseAPageThatWasNotAskedFor() {
    transport
        .answer(page(1, 3, 3, "10:00:00", record("a", "09:00:00")))
        .answer(page(1, 3, 3, "10:00:00", record("b", "09:00:00")));

    assertThatThrownBy(() -> read("invoices", null))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("came as page 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Bad gateway</html>",
        "",
        "{'Invoices':[{'InvoiceID':'a'",
        "{'Invoices':[1]}",
        "[]",
        "{} {}"
      })
  void shouldSayWhichPageIsNotJsonAndWhere(String body) {
    transport.answer(body);

    assertThatThrownBy(() -> read("invoices", null))
        .isInstanceOf(MalformedResponseException.class)
        .hasMessageContaining("Page 1 of xero/invoices")
        .hasMessageContaining("byte")
        .hasMessageContaining("application/json");
  }

  private List<SourceRecord> read(String name, @Nullable Instant since) {
    XeroSource source =
        XeroSource.create(transport, new XeroConnection("c-1", "t-1", "ORGANISATION", "P"));
    Entity entity =
        source.entities().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    List<SourceRecord> records = new ArrayList<>();
    Iterator<Page> pages = source.open(ORGANIZATION).pages(entity, since);
    while (pages.hasNext()) {
      records.addAll(pages.next().records());
    }
    return records;
  }

  private static List<String> ids(List<SourceRecord> records) {
    return records.stream().map(SourceRecord::sourceId).toList();
  }

  private static String record(String id, String time) {
    return "{'InvoiceID':'%s','UpdatedDateUTC':'2026-03-01T%s'}".formatted(id, time);
  }

  private static String page(int page, int pages, int items, String time, String records) {
    return ("{'DateTimeUTC':'2026-03-01T%s','pagination':{'page':%d,'pageSize':1000,"
            + "'pageCount':%d,'itemCount':%d},'Invoices':[%s]}")
        .formatted(time, page, pages, items, records);
  }
}
