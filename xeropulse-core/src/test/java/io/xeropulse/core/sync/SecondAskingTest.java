package io.xeropulse.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.LoadReceipt;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecondAskingTest {
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(0, 7));
  private static final Entity CONTACTS = new Entity("xero", "contacts", false);
  private static final Instant DAY = Instant.parse("2025-06-01T00:00:00Z");

  private final MemoryWarehouse warehouse = new MemoryWarehouse();
  private final PagedSource source = new PagedSource(CONTACTS);

  SecondAskingTest() {
    for (int i = 0; i < 10; i++) {
      source.put(CONTACTS, "c" + i, DAY.plusSeconds(3600L * i));
    }
  }

  @Test
  void shouldAskAgainWithinTheSessionAndByNextOneLoadWhatIsReadable() {
    source.garbled.add("c2");

    EntityReport garbled = sync(Trigger.Manual.incremental());

    assertThat(garbled.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(garbled.waiting()).isOne();
    assertThat(source.askedAgain).containsExactly("c2");
    assertThat(warehouse.tables.get(CONTACTS)).hasSize(9);

    source.garbled.clear();
    EntityReport repaired = sync(Trigger.Manual.incremental());

    assertThat(repaired.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(repaired.waiting()).isZero();
    assertThat(repaired.usage().calls()).isEqualTo(2);
    assertThat(warehouse.tables.get(CONTACTS)).hasSize(10).containsKey("c2");
  }

  @Test
  void shouldSpendNothingOnAnEmptyQuarantine() {
    sync(Trigger.Manual.incremental());

    assertThat(sync(Trigger.Manual.incremental()).usage().calls()).isOne();
    assertThat(source.askedAgain).isEmpty();
  }

  @Test
  void shouldLetGoOfWhatTheSourceNoLongerHas() {
    source.garbled.add("c2");
    sync(Trigger.Manual.incremental());
    source.records.get(CONTACTS).removeIf(contact -> contact.sourceId().equals("c2"));

    assertThat(sync(Trigger.Manual.incremental()).status()).isEqualTo(SyncStatus.COMPLETED);
  }

  @Test
  void shouldLetGoOfAPartWhoseParentIsGoneOnlyOnceAllParentsWereRead() {
    source.garbled.add("c2");
    source.neverAgain = true;
    source.coverage = new Coverage.OfParents(Set.of("J1", "J2"), true);
    assertThat(sync(full()).waiting()).as("its parent is there").isOne();
    source.records.get(CONTACTS).removeIf(contact -> contact.sourceId().equals("c2"));

    source.coverage = new Coverage.OfParents(Set.of("J1"));
    assertThat(sync(full()).waiting()).as("its parent may not have been read").isOne();
    source.coverage = new Coverage.OfParents(Set.of("J1"), true);
    assertThat(sync(full()).waiting()).isZero();
  }

  private static Trigger full() {
    return new Trigger.Manual(true, Set.of());
  }

  @Test
  void shouldReadFromBeforeTheRecordThatCameWithoutIdentifier() {
    source.unnamed.add("c5");

    EntityReport unnamed = sync(Trigger.Manual.incremental());

    assertThat(unnamed.waiting()).isOne();
    assertThat(unnamed.after().newest()).isEqualTo(DAY.plusSeconds(3600L * 9));

    source.unnamed.clear();
    EntityReport repaired = sync(Trigger.Manual.incremental());

    assertThat(source.readings.get(1)).endsWith("since 2025-06-01T02:55:00Z");
    assertThat(repaired.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(warehouse.tables.get(CONTACTS)).hasSize(10).containsKey("c5");

    sync(Trigger.Manual.incremental());
    assertThat(source.readings.get(2)).endsWith("since 2025-06-01T08:55:00Z");
  }

  @Test
  void shouldNotBelieveThatARecordIsGoneWhileOneComesWithoutIdentifier() {
    source.garbled.add("c2");
    sync(Trigger.Manual.incremental());
    source.garbled.clear();
    source.unnamed.add("c2");

    EntityReport unnamed = sync(Trigger.Manual.incremental());

    assertThat(unnamed.status()).isEqualTo(SyncStatus.PARTIAL);
    assertThat(unnamed.waiting()).isOne();
  }

  @Test
  void shouldReadEverythingAgainInAFullSyncAndEmptyTheQuarantine() {
    source.unnamed.add("c0");
    sync(new Trigger.Manual(true, Set.of()));
    source.unnamed.clear();

    EntityReport full = sync(new Trigger.Manual(true, Set.of()));

    assertThat(full.status()).isEqualTo(SyncStatus.COMPLETED);
    assertThat(full.fetched()).isEqualTo(10);
  }

  @Test
  void shouldCountRecordsHoweverOftenTheyWereRead() {
    source.garbled.add("c2");
    source.unnamed.add("c5");

    EntityReport first = sync(Trigger.Manual.incremental());

    assertThat(first.receipt()).isEqualTo(new LoadReceipt(8, 0, 0, 2));
    assertThat(first.fetched()).as("c2 was asked for again").isEqualTo(11);
    assertThat(first.repeated()).isOne();

    EntityReport full = sync(full());

    assertThat(full.receipt()).isEqualTo(new LoadReceipt(0, 0, 8, 2));
    assertThat(full.fetched()).isEqualTo(10 + full.repeated());
  }

  private EntityReport sync(Trigger trigger) {
    return SyncPipeline.builder(warehouse, warehouse, warehouse)
        .build()
        .run(
            ORGANIZATION,
            new OrganizationSettings("AUD", ZoneId.of("Australia/Sydney")),
            List.of(source),
            trigger,
            LocalDate.of(2025, 6, 30))
        .entities()
        .get(0);
  }
}
