package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.EntityReport;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.xero.Resource;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Whatever a source serves is loaded or quarantined, whichever fields its records miss. */
class RandomDocumentsTest {
  private static final int SEEDS = Boolean.getBoolean("xeropulse.proof") ? 300 : 3;
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final PGSimpleDataSource DATABASE =
      PostgresServer.pooled(PostgresServer.newWarehouse());
  private static final Warehouse WAREHOUSE = Warehouse.create(DATABASE);

  private static final Map<Resource, String> TABLES =
      Map.of(
          Resource.ORGANISATION, "organization_profile",
          Resource.ACCOUNTS, "account",
          Resource.CONTACTS, "contact",
          Resource.TAX_RATES, "tax_rate",
          Resource.TRACKING_CATEGORIES, "tracking_category",
          Resource.ITEMS, "item");

  @TempDir Path directory;

  static LongStream seeds() {
    long first = Long.getLong("seed", 2026);
    return LongStream.range(first, first + SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLoadOrQuarantineWhateverIsServed(long seed) throws IOException {
    OrganizationId organization = new OrganizationId(new UUID(15, seed));
    RandomDocuments documents = new RandomDocuments(seed);
    Trigger first = seed % 3 == 0 ? Trigger.Manual.incremental() : new Trigger.StartUp();

    sync(organization, documents, first, "seed %d, first".formatted(seed));
    documents.change();
    sync(organization, documents, new Trigger.Scheduled(), "seed %d, then".formatted(seed));
    documents.change();
    sync(
        organization,
        documents,
        new Trigger.Manual(true, Set.of()),
        "seed %d, full".formatted(seed));
  }

  private void sync(
      OrganizationId organization, RandomDocuments documents, Trigger trigger, String when)
      throws IOException {
    documents.write(directory);
    try (Sandbox sandbox = Sandbox.builder().fixtures(directory).start()) {
      XeroClient xero =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .rateLimits(RateLimits.unlimited())
              .build();
      SyncPipeline pipeline =
          SyncPipeline.builder(WAREHOUSE.sessions(), WAREHOUSE.watermarks(), WAREHOUSE.loader())
              .refresh(WAREHOUSE.publication())
              .build();
      SyncReport report =
          pipeline.run(
              organization,
              new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
              List.of(xero.source(xero.connections().get(0))),
              trigger,
              LAST_DAY);
      assertThat(report.entities())
          .as("%s: %s", when, report)
          .allSatisfy(entity -> assertThat(entity.status().word()).isIn("completed", "partial"));
      for (Resource list : RandomDocuments.LISTS) {
        assertComplete(organization, documents, list, report, when);
      }
    }
  }

  private static void assertComplete(
      OrganizationId organization,
      RandomDocuments documents,
      Resource list,
      SyncReport report,
      String when) {
    EntityReport entity =
        report.entities().stream()
            .filter(known -> known.entity().name().equals(entity(list)))
            .findFirst()
            .orElseThrow();
    Set<String> waiting = waiting(organization, list);
    Set<String> held = new HashSet<>(loaded(organization, list));
    held.addAll(waiting);
    assertThat(held).as("%s: %s", when, list).containsAll(documents.names(list));
    assertThat(waiting).as("%s: %s waiting", when, list).isSubsetOf(documents.everNames(list));
    assertThat(entity.waiting()).as("%s: %s", when, list).isEqualTo(waiting.size());
    assertThat(entity.fetched())
        .as("%s: %s: %s", when, list, entity)
        .isEqualTo(
            entity.receipt().inserted()
                + entity.receipt().updated()
                + entity.receipt().unchanged()
                + entity.receipt().quarantined()
                + entity.repeated());
    assertThat(reasons(organization, list))
        .as("%s: %s", when, list)
        .noneMatch(reason -> reason.matches(".*\\bnull\\b.*"));
    if (when.endsWith("first") && list == Resource.CONTACTS) {
      assertThat(documents.texts(list, "Name"))
          .as("%s: names come as they are written", when)
          .containsAll(
              query(
                  "select name from xeropulse.contact where organization_id = :organization",
                  organization,
                  ""));
    }
    if (when.endsWith("first")) {
      assertThat(entity.receipt())
          .as("%s: %s", when, list)
          .isEqualTo(
              new LoadReceipt(documents.names(list).size() - waiting.size(), 0, 0, waiting.size()));
    }
    if (TABLES.containsKey(list)) {
      assertThat(held).as("%s: %s", when, list).isSubsetOf(documents.everNames(list));
    }
  }

  private static String entity(Resource list) {
    return list == Resource.ORGANISATION ? "organisations" : list.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> loaded(OrganizationId organization, Resource list) {
    return query(
        "select source_id from xeropulse.%s where organization_id = :organization and source = 'xero'"
            .formatted(TABLES.getOrDefault(list, "financial_data")),
        organization,
        "");
  }

  private static Set<String> waiting(OrganizationId organization, Resource list) {
    Set<String> names = new HashSet<>();
    for (String raw :
        query(
            """
            select raw_text from xeropulse.quarantine
            where organization_id = :organization and source = 'xero' and entity = :entity
            """,
            organization,
            entity(list))) {
      try {
        names.add(RandomDocuments.name(list, Json.read(raw)));
      } catch (JsonProcessingException garbled) {
        throw new AssertionError(raw, garbled);
      }
    }
    return names;
  }

  private static List<String> reasons(OrganizationId organization, Resource list) {
    return query(
        """
        select reason from xeropulse.quarantine
        where organization_id = :organization and source = 'xero' and entity = :entity
        """,
        organization,
        entity(list));
  }

  private static List<String> query(String sql, OrganizationId organization, String entity) {
    return Jdbi.create(DATABASE)
        .withHandle(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("organization", organization.value())
                    .bind("entity", entity)
                    .mapTo(String.class)
                    .list());
  }
}
