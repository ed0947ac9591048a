package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.BooksDigest;
import io.xeropulse.xero.auth.XeroConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What cannot be done is refused in words that say why, and changes nothing. */
class BadRequestsTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 1));

  private PGSimpleDataSource database;
  private Sandbox sandbox;
  private Warehouse warehouse;
  private BooksDigest before;

  @BeforeEach
  void syncOnce() throws IOException {
    database = PostgresServer.newWarehouse();
    warehouse = Warehouse.create(database);
    sandbox = Sandbox.builder().seed(4).invoices(30).jobs(3).clock(SteppedSync.DAY_AFTER).start();
    assertThat(sync(Trigger.Manual.incremental()).status()).isEqualTo(SyncStatus.COMPLETED);
    before = books();
  }

  @AfterEach
  void stop() throws IOException {
    sandbox.close();
  }

  @Test
  void shouldRefuseARequestForAnUnknownOrganization() {
    OrganizationId unknown = new OrganizationId(new UUID(0, 404));
    try (SyncScheduler scheduler = warehouse.scheduler(new NeverHere()).build()) {
      assertThatThrownBy(() -> scheduler.request(unknown, Trigger.Manual.incremental()))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining(unknown.toString())
          .hasMessageContaining("add it to the scheduler first");
    }
    assertThat(rows("sync_request")).isZero();
  }

  @Test
  void shouldRefuseAnUnknownEntity() {
    long sessions = rows("sync_session");
    assertThatThrownBy(() -> sync(new Trigger.Manual(true, Set.of("invoces"))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(ORGANIZATION.toString())
        .hasMessageContaining("[invoces], which no source has");
    assertThat(rows("sync_session")).isEqualTo(sessions);
    assertThat(before.differences(books())).isEmpty();
  }

  @Test
  void shouldSayThatAnOrganizationIsNotConnectedAnyMore() throws Exception {
    SteppedSync sync = SteppedSync.of(warehouse, sandbox, SteppedSync.DAY_AFTER, () -> {});
    sandbox.books().edit(sandbox.books().stories().get(0).id(), "never seen");
    disconnect(sync.books());
    SyncReport report =
        sync.run(
            ORGANIZATION,
            new Trigger.Manual(true, Set.of("organisations", "invoices")),
            UnaryOperator.identity());
    assertThat(report.status()).isNotEqualTo(SyncStatus.COMPLETED);
    assertThat(report.entities())
        .filteredOn(entity -> entity.entity().source().equals("xero"))
        .hasSize(2)
        .allSatisfy(
            entity -> {
              assertThat(entity.status()).isEqualTo(SyncStatus.NOT_ENTITLED);
              assertThat(entity.error())
                  .contains(ORGANIZATION.toString(), "403", "connect the organisation again");
            });
    assertThat(before.differences(books())).isEmpty();
  }

  @Test
  void shouldRefuseASpanThatEndsBeforeItBegins() {
    LocalDate first = LocalDate.of(2025, 7, 1);
    assertThatThrownBy(() -> new Coverage.Between(first, first.minusDays(1)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("2025-07-01 to 2025-06-30");
  }

  private void disconnect(XeroConnection connection) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    URI base = sandbox.baseUrl();
    HttpRequest login =
        HttpRequest.newBuilder(base.resolve("/connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(sandbox.clientId(), sandbox.clientSecret())))
            .build();
    String token =
        http.send(login, BodyHandlers.ofString())
            .body()
            .replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    HttpRequest end =
        HttpRequest.newBuilder(base.resolve("/connections/" + connection.id()))
            .header("Authorization", "Bearer " + token)
            .DELETE()
            .build();
    assertThat(http.send(end, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
  }

  private SyncReport sync(Trigger trigger) {
    return SteppedSync.of(warehouse, sandbox, SteppedSync.DAY_AFTER, () -> {})
        .run(ORGANIZATION, trigger, UnaryOperator.identity());
  }

  private BooksDigest books() {
    return warehouse.booksDigests().of(ORGANIZATION, SteppedSync.LAST_DAY);
  }

  private long rows(String table) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from xeropulse." + table)
                    .mapTo(Long.class)
                    .one());
  }
}
