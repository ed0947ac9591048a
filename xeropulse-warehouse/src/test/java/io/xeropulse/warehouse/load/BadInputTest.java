package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PostgreSQL cannot hold, among facts that it can, by COPY and in one message. */
class BadInputTest {
  private static final DataSource database = PostgresServer.newWarehouse();
  private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

  @ParameterizedTest(name = "{0} good facts beside, {1} ms away")
  @CsvSource({"3, 0", "3, 20", "4000, 0", "4000, 20"})
  void shouldQuarantineWhatCannotBeHeldWithItsRuleAndLoadTheRest(int good, int millisAway) {
    Warehouse warehouse =
        Warehouse.builder(database).roundTrip(Duration.ofMillis(millisAway)).build();
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    SyncSession session = Facts.begin(warehouse, organization);
    Map<Fact, String> bad = bad();
    Fact[] all =
        Stream.concat(
                bad.keySet().stream(),
                IntStream.range(0, good).mapToObj(i -> time("good-" + i, "J1", DAY)))
            .toArray(Fact[]::new);

    assertThat(Facts.load(warehouse, session, Facts.TIME, all))
        .isEqualTo(new LoadReceipt(good, 0, 0, bad.size()));
    assertThat(warehouse.quarantine().entries(organization))
        .hasSize(bad.size())
        .allSatisfy(entry -> assertThat(entry.rule()).isEqualTo("storable"))
        .extracting(entry -> entry.reason().replaceAll(".*hold (.*);.*", "$1"))
        .containsExactlyInAnyOrderElementsOf(bad.values());
    assertThat(Facts.load(warehouse, session, Facts.TIME, all))
        .as("sent again")
        .isEqualTo(new LoadReceipt(0, 0, good, bad.size()));
  }

  private static Map<Fact, String> bad() {
    Map<Fact, String> bad = new LinkedHashMap<>();
    bad.put(time("nul", "J\u0000", DAY), "job_id: the text contains the character NUL");
    bad.put(time("high", "J\ud800", DAY), "job_id: the text contains half of a surrogate pair");
    bad.put(time("low", "\udc00J", DAY), "job_id: the text contains half of a surrogate pair");
    bad.put(time("id\u0000", "J", DAY), "source_id: the text contains the character NUL");
    bad.put(
        time("far", "J", LocalDate.of(12025, 1, 1)),
        "entry_date: the date's year is outside 1 to 9999");
    bad.put(time("before", "J", LocalDate.MIN), "entry_date: the date's year is outside 1 to 9999");
    bad.put(
        contact("late", "Late", Instant.MAX),
        "source_updated_at: the instant's year is outside 1 to 9999");
    bad.put(
        contact("long", "m".repeat(10_000_000), null),
        "name: the text has more than 1000000 characters");
    bad.put(amount("overflow", "1e16"), "sub_total: the number has more than 19 digits");
    bad.put(amount("negative", "-1e15"), "sub_total: the number has more than 19 digits");
    bad.put(amount("bomb", "1e1000000000"), "sub_total: the number has more than 19 digits");
    return bad;
  }

  private static TimeEntry time(String id, String job, LocalDate date) {
    return new TimeEntry(id, job, "S1", null, date, 60, true, null);
  }

  private static Contact contact(String id, String name, Instant updatedAt) {
    return new Contact(id, name, "ACTIVE", null, null, updatedAt);
  }

  private static Fact amount(String id, String total) {
    return Facts.invoice(id, "2025-01-01", null, total, DocumentStatus.PAID);
  }
}
