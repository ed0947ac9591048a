package io.xeropulse.xero.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.state.Backfill;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xero.CannedTransport;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XeroSourceTest {
  private static final TransformContext AUD = new TransformContext("AUD", true);
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("7d4f0a52-0f5e-4c4e-9d3e-0d6a2a5f3c11");

  @Test
  void shouldNameItsEntitiesInAnOrderThatNeedsNoLaterOne() {
    SourceConnector source = XeroSource.create(new CannedTransport(), connection());

    assertThat(source.source()).isEqualTo("xero");
    assertThat(source.entities().stream().map(Entity::name))
        .containsExactly(
            "organisations",
            "accounts",
            "contacts",
            "tax_rates",
            "tracking_categories",
            "items",
            "invoices",
            "credit_notes",
            "payments",
            "bank_transactions",
            "bank_transfers",
            "overpayments",
            "prepayments",
            "manual_journals",
            "budgets",
            "budget_windows");
    assertThat(source.entities().stream().filter(Entity::reference).map(Entity::name))
        .containsExactly("organisations");
  }

  @Test
  void shouldMakeAFactOrAReasonedRejectionOfEveryExample(@TempDir Path directory)
      throws IOException {
    Path xero = Files.createDirectories(directory.resolve("xero"));
    try (Stream<Path> examples = Files.list(Path.of("src/test/resources/xero-examples"))) {
      examples.forEach(example -> copy(example, xero));
    }
    try (Sandbox sandbox = Sandbox.builder().fixtures(directory).start()) {
      List<String> outcomes = new ArrayList<>();
      for (SourceRecord record : readAll(sandbox)) {
        assertThat(record.sourceId()).isNotBlank();
        assertThat(record.rawText()).startsWith("{").endsWith("}");
        try {
          Fact fact = record.toFact(Examples.NZD);
          assertThat(fact.sourceId()).isEqualTo(record.sourceId());
          outcomes.add(fact.getClass().getSimpleName());
        } catch (RejectedRecordException rejected) {
          outcomes.add(rejected.rule());
        }
      }
      assertThat(outcomes)
          .containsExactly(
              "OrganizationProfile",
              "Account",
              "Account",
              "Contact",
              "Contact",
              "TrackingCategory",
              "TrackingCategory",
              "Document",
              "Document",
              "Document",
              "Document",
              "Document",
              "CashMovement",
              "CashMovement",
              "currency-rate",
              "currency-rate",
              "currency-rate");
    }
  }

  @Test
  void shouldReadWhatRecordsReferToBeforeThem() {
    try (Sandbox sandbox = Sandbox.builder().invoices(1).jobs(1).start()) {
      SourceConnector source = source(sandbox);
      List<Entity> all = source.entities();
      for (Entity entity : all) {
        Set<Entity> before = source.dependencies(entity);
        assertThat(all.subList(0, all.indexOf(entity))).as(entity.name()).containsAll(before);
        before.forEach(
            earlier ->
                assertThat(before).as(entity.name()).containsAll(source.dependencies(earlier)));
      }
      Entity payments = entity(source, "payments");
      assertThat(source.dependencies(payments).stream().map(Entity::name))
          .containsExactlyInAnyOrder(
              "organisations",
              "accounts",
              "contacts",
              "tax_rates",
              "tracking_categories",
              "items",
              "invoices",
              "credit_notes");
      assertThat(source.dependencies(entity(source, "budget_windows")))
          .contains(entity(source, "budgets"));
      assertThat(source.dependencies(entity(source, "contacts")))
          .containsExactly(entity(source, "organisations"));
    }
  }

  @Test
  void shouldReadAPracticeOnceWithTheFewestCalls() {
    try (Sandbox sandbox = Sandbox.builder().seed(7).invoices(2_345).jobs(1).start()) {
      SourceConnector source = source(sandbox);
      Entity invoices = entity(source, "invoices");
      try (Extraction extraction = source.open(ORGANIZATION)) {
        List<SourceRecord> records = read(extraction, invoices, null);
        Set<String> ids = new HashSet<>();
        records.forEach(record -> ids.add(record.sourceId()));

        assertThat(records).hasSize(2_345);
        assertThat(ids).hasSize(2_345);
        assertThat(extraction.usage(invoices).calls()).isEqualTo(3);
        assertThat(extraction.usage(invoices).bytes()).isPositive();
        records.forEach(record -> record.toFact(Examples.NZD));
      }
    }
  }

  @Test
  void shouldReadOnlyWhatChangedSince() {
    try (Sandbox sandbox = Sandbox.builder().invoices(50).jobs(1).start()) {
      SourceConnector source = source(sandbox);
      Entity invoices = entity(source, "invoices");
      try (Extraction extraction = source.open(ORGANIZATION)) {
        List<SourceRecord> all = read(extraction, invoices, null);
        Instant middle = all.get(25).updatedAt();

        List<SourceRecord> changed = read(extraction, invoices, middle);

        assertThat(changed).hasSizeBetween(1, all.size() - 1);
        assertThat(changed.stream().map(SourceRecord::sourceId))
            .containsAll(
                all.stream()
                    .filter(record -> record.updatedAt().isAfter(middle))
                    .map(SourceRecord::sourceId)
                    .toList());
      }
    }
  }

  @Test
  void shouldAlwaysReadListsWholeThatDoNotTellWhatIsGone() {
    try (Sandbox sandbox = Sandbox.builder().invoices(200).jobs(1).start()) {
      SourceConnector source = source(sandbox);
      Instant later = Instant.parse("2199-01-01T00:00:00Z");
      try (Extraction extraction = source.open(ORGANIZATION)) {
        for (String name :
            List.of("tax_rates", "tracking_categories", "items", "bank_transfers", "budgets")) {
          Entity entity = entity(source, name);
          assertThat(read(extraction, entity, later)).as(name).isNotEmpty();
          assertThat(extraction.coverage(entity)).as(name).contains(new Coverage.Everything());
        }
        Entity invoices = entity(source, "invoices");
        assertThat(read(extraction, invoices, later)).isEmpty();
        assertThat(extraction.coverage(invoices)).isEmpty();
      }
    }
  }

  @Test
  void shouldReadExactlyTheNamedRecordsInChunksThatXeroTakes() {
    try (Sandbox sandbox = Sandbox.builder().invoices(200).jobs(1).start()) {
      SourceConnector source = source(sandbox);
      Entity invoices = entity(source, "invoices");
      try (Extraction extraction = source.open(ORGANIZATION)) {
        Set<String> chosen =
            read(extraction, invoices, null).stream()
                .map(SourceRecord::sourceId)
                .limit(120)
                .collect(Collectors.toSet());
        long calls = extraction.usage(invoices).calls();

        List<SourceRecord> named = read(extraction.named(invoices, chosen).orElseThrow());

        assertThat(named.stream().map(SourceRecord::sourceId))
            .containsExactlyInAnyOrderElementsOf(chosen);
        assertThat(extraction.usage(invoices).calls() - calls).isEqualTo(3);
        assertThat(extraction.coverage(entity(source, "contacts"))).isEmpty();
        assertThat(extraction.named(entity(source, "credit_notes"), chosen)).isEmpty();
        Set<String> many =
            IntStream.rangeClosed(0, 500).mapToObj(i -> "i-" + i).collect(Collectors.toSet());
        assertThat(extraction.named(invoices, many)).as("cheaper by what changed").isEmpty();
      }
    }
  }

  @Test
  void shouldReadAgainByIdentifierAtABoundedCostWhatXeroStillHas() {
    try (Sandbox sandbox = Sandbox.builder().seed(1).invoices(400).jobs(1).start()) {
      SourceConnector source = source(sandbox);
      String gone = "00000000-0000-4000-8000-00000000dead";
      for (String list :
          List.of(
              "accounts",
              "contacts",
              "invoices",
              "credit_notes",
              "payments",
              "bank_transactions",
              "overpayments",
              "prepayments",
              "manual_journals")) {
        Entity entity = entity(source, list);
        boolean listed = list.equals("invoices") || list.equals("contacts");
        try (Extraction extraction = source.open(ORGANIZATION)) {
          List<SourceRecord> all = read(extraction, entity, null);
          assertThat(all).as(list).isNotEmpty();
          List<String> ids = new ArrayList<>(List.of("no identifier", gone));
          all.stream().map(SourceRecord::sourceId).limit(60).forEach(ids::add);
          long calls = extraction.usage(entity).calls();

          Again again = extraction.again(entity, ids);
          List<SourceRecord> read = read(again.pages());

          int most = Math.min(listed ? 50 : 10, ids.size() - 1);
          assertThat(again.asked()).as(list).hasSize(most).contains(gone);
          assertThat(extraction.usage(entity).calls() - calls)
              .as(list)
              .isEqualTo(listed ? 1 : most);
          Set<String> known = new HashSet<>(again.asked());
          known.remove(gone);
          assertThat(read.stream().map(SourceRecord::sourceId))
              .as(list)
              .containsExactlyInAnyOrderElementsOf(known);
          assertThat(texts(read)).as(list).isSubsetOf(texts(all));
        }
      }
      try (Extraction extraction = source.open(ORGANIZATION)) {
        assertThat(extraction.again(entity(source, "items"), List.of(gone)).asked()).isEmpty();
      }
    }
  }

  @Test
  void shouldAskForDatesInXerosWords() {
    CannedTransport transport = new CannedTransport();
    SourceConnector source = XeroSource.create(transport, connection());
    LocalDate first = LocalDate.of(2025, 1, 1);
    List<DateWindow> windows =
        List.of(
            new DateWindow(first, null),
            new DateWindow(first.minusMonths(3), first),
            new DateWindow(null, first.minusMonths(3)));
    Instant since = Instant.parse("2025-02-03T04:05:06.789Z");
    try (Extraction extraction = source.open(ORGANIZATION)) {
      for (DateWindow window : windows) {
        transport.answer("{'DateTimeUTC': '/Date(1739000000000)/', 'Invoices': []}");
        Page page = extraction.pages(entity(source, "invoices"), window, since).next();
        assertThat(page.servedAt()).isEqualTo(Instant.ofEpochMilli(1_739_000_000_000L));
      }
    }
    assertThat(transport.asked)
        .extracting(asked -> asked.query().get("where"))
        .containsExactly(
            "Date>=DateTime(2025,01,01)",
            "Date>=DateTime(2024,10,01) AND Date<DateTime(2025,01,01)",
            "Date<DateTime(2024,10,01)");
    assertThat(transport.asked)
        .allSatisfy(
            asked -> {
              assertThat(asked.query()).containsEntry("order", "UpdatedDateUTC ASC");
              assertThat(asked.headers()).containsEntry("If-Modified-Since", "2025-02-03T04:05:06");
            });
  }

  @Test
  void shouldReadEveryDatedListInWindowsAlsoAboveTheHighVolumeThreshold() {
    try (Sandbox sandbox = Sandbox.builder().invoices(300).jobs(1).highVolumeThreshold(1).start()) {
      SourceConnector source = source(sandbox);
      assertThat(source.dated())
          .extracting(Entity::name)
          .containsExactlyInAnyOrder("invoices", "credit_notes", "payments", "bank_transactions");
      try (Extraction extraction = source.open(ORGANIZATION)) {
        for (Entity entity : source.dated()) {
          List<String> inWindows = new ArrayList<>();
          Backfill backfill = Backfill.planned(LocalDate.of(2025, 6, 30), Period.ofMonths(2));
          while (backfill.windowsLeft()) {
            DateWindow window = backfill.window();
            List<SourceRecord> records = read(extraction.pages(entity, window, null));
            records.forEach(record -> inWindows.add(record.sourceId()));
            assertThat(records)
                .as("%s %s", entity, window)
                .allMatch(record -> window.contains(date(record.toFact(AUD))));
            backfill = backfill.next(Period.ofMonths(2), false);
          }
          assertThat(inWindows)
              .as(entity.name())
              .isNotEmpty()
              .containsExactlyInAnyOrderElementsOf(
                  read(extraction, entity, null).stream().map(SourceRecord::sourceId).toList());
        }
      }
    }
  }

  private static LocalDate date(Fact fact) {
    return fact instanceof Document document ? document.date() : ((CashMovement) fact).date();
  }

  private static List<String> texts(List<SourceRecord> records) {
    return records.stream().map(record -> record.toFact(AUD).toString()).toList();
  }

  private static List<SourceRecord> readAll(Sandbox sandbox) {
    SourceConnector source = source(sandbox);
    List<SourceRecord> records = new ArrayList<>();
    try (Extraction extraction = source.open(ORGANIZATION)) {
      for (Entity entity : source.entities()) {
        records.addAll(read(extraction, entity, null));
      }
    }
    return records;
  }

  private static SourceConnector source(Sandbox sandbox) {
    XeroClient client =
        XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
            .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .build();
    XeroConnection organisation =
        client.connections().stream()
            .filter(connection -> connection.tenantType().equals("ORGANISATION"))
            .findFirst()
            .orElseThrow();
    return client.source(organisation);
  }

  private static List<SourceRecord> read(
      Extraction extraction, Entity entity, @Nullable Instant since) {
    return read(extraction.pages(entity, since));
  }

  private static List<SourceRecord> read(Iterator<Page> pages) {
    List<SourceRecord> records = new ArrayList<>();
    while (pages.hasNext()) {
      records.addAll(pages.next().records());
    }
    return records;
  }

  private static Entity entity(SourceConnector source, String name) {
    return source.entities().stream()
        .filter(entity -> entity.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static XeroConnection connection() {
    return new XeroConnection("c", "t", "ORGANISATION", "Practice");
  }

  private static void copy(Path file, Path directory) {
    try {
      if (file.toString().endsWith(".json")) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
