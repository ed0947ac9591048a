package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Watermark;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadBatch.LoadItem;
import io.xeropulse.core.sync.quality.Quarantined;
import io.xeropulse.core.sync.quality.Violation;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pages of a practice's load: new rows, changed rows with more and with fewer lines and
 * allocations, records that go into quarantine and come out, small pages and large ones.
 */
final class SamplePages {
  private static final Entity CONTACTS = new Entity("xero", "contacts", false);
  private static final int INVOICES = 240;
  private static final int TIME_ENTRIES = 3_200;

  private final List<LoadBatch> pages = new ArrayList<>();
  private final SyncSession session;
  private final long seed;

  private SamplePages(SyncSession session, long seed) {
    this.session = session;
    this.seed = seed;
  }

  static List<LoadBatch> of(SyncSession session, long seed) {
    SamplePages sample = new SamplePages(session, seed);
    sample.add(CONTACTS, IntStream.range(0, 60).mapToObj(SamplePages::contact));
    sample.invoices(1, 80);
    sample.add(Facts.TIME, IntStream.range(0, TIME_ENTRIES).mapToObj(sample::time));
    sample.invoices(2, 160);
    return List.copyOf(sample.pages);
  }

  private void invoices(int version, int aPage) {
    Random random = new Random(seed + version);
    for (int first = 0; first < INVOICES; first += aPage) {
      add(
          Facts.INVOICES,
          IntStream.range(first, Math.min(first + aPage, INVOICES))
              .mapToObj(i -> invoice(i, version, random)));
    }
  }

  private void add(Entity entity, Stream<? extends Fact> facts) {
    int number = pages.size() + 1;
    List<LoadItem> items = facts.map(fact -> new LoadItem(fact, "raw " + number)).toList();
    // The first version of some records breaks a rule; the second comes as a fact and lets it out.
    Quarantined bad =
        new Quarantined(
            "I" + (number % 3 == 0 ? 0 : 1_000 + number),
            new Violation("required", "Date is missing"),
            "{\"page\":" + number + "}");
    Watermark watermark = new Watermark(Instant.ofEpochSecond(1_700_000_000L + number));
    pages.add(new LoadBatch(session, entity, number, items, List.of(bad), watermark));
  }

  static Contact contact(int i) {
    // PostgreSQL has no NUL in texts, so this one is the loader's own refusal.
    return new Contact("C" + i, i == 7 ? "Nul\u0000" : "Client " + i, "ACTIVE", null, null, null);
  }

  private TimeEntry time(int i) {
    LocalDate day = LocalDate.of(2025, 1, 1).plusDays(i % 300);
    return new TimeEntry("T" + i, "J" + i % 40, "S" + i % 9, null, day, 6 * (i % 80), true, null);
  }

  private static Document invoice(int i, int version, Random random) {
    BigDecimal total = BigDecimal.valueOf(random.nextInt(900_000), 2);
    DocumentStatus status = random.nextBoolean() ? DocumentStatus.AUTHORISED : DocumentStatus.PAID;
    List<DocumentLine> lines =
        random
            .ints(random.nextInt(4), 1, 90_000)
            .mapToObj(cents -> line(BigDecimal.valueOf(cents, 2), version))
            .toList();
    List<Allocation> allocations =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(n -> Facts.allocation(AllocationKind.PAYMENT, "P" + n, "2025-02-01", "1.50"))
            .toList();
    return new Document(
        "I" + i,
        DocumentKind.INVOICE,
        "ACCREC",
        status,
        status.name(),
        "INV-" + i,
        null,
        "C" + i % 60,
        LocalDate.of(2025, 1, 1).plusDays(i),
        null,
        new DocumentAmounts("AUD", BigDecimal.ONE, total, BigDecimal.ZERO, total, total, total),
        lines,
        allocations,
        Instant.ofEpochSecond(1_700_000_000L + i));
  }

  private static DocumentLine line(BigDecimal amount, int version) {
    return new DocumentLine(
        null, "Work, version " + version, "200", "OUTPUT", BigDecimal.ONE, amount, null, amount);
  }
}
