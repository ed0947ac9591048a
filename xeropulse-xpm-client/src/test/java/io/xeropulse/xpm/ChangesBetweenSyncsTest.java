package io.xeropulse.xpm;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people do in XPM between syncs, and wherever a sync breaks off, the books are equal. */
class ChangesBetweenSyncsTest {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final XpmOptions OPTIONS =
      XpmOptions.of(() -> Instant.parse("2025-06-30T02:00:00Z"), SYDNEY)
          .withHistory(Period.ofYears(4))
          .withAhead(Period.ofYears(1));
  private static final RateCard RATES =
      RateCard.of(
          List.of(
              new RateCardEntry("ava", null, BigDecimal.valueOf(200), null, null),
              new RateCardEntry("ben", "prep", BigDecimal.valueOf(120), null, null)));

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 500 : 25;
    System.out.println("ChangesBetweenSyncsTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldHoldTheSourcesOwnBooksAfterEverySync(long seed) {
    Random random = new Random(seed);
    LivingPractice practice = new LivingPractice(random);
    MemoryWarehouse warehouse = new MemoryWarehouse();
    XpmSource source = XpmSource.create(practice, "tenant", OPTIONS);
    for (int round = 0; round < 6; round++) {
      if (random.nextBoolean()) {
        practice.failAfter(1 + random.nextInt(30));
        sync(source, warehouse);
        assertNoLiveRowDied(practice, warehouse, seed, round);
        practice.change(random.nextInt(6));
      }
      practice.failAfter(Integer.MAX_VALUE);
      SyncReport report = sync(source, warehouse);

      assertThat(report.status())
          .as("seed %d round %d", seed, round)
          .isEqualTo(SyncStatus.COMPLETED);
      assertBooksEqual(practice, warehouse, seed, round);
      known = ids(warehouse);
      practice.change(1 + random.nextInt(25));
    }
  }

  private Set<String> known = Set.of();

  private static SyncReport sync(XpmSource source, MemoryWarehouse warehouse) {
    return SyncPipeline.builder(warehouse, warehouse, warehouse)
        .pause((wait, cancellation) -> {})
        .notifier(notice -> {})
        .build()
        .run(
            Practice.ORGANIZATION,
            new OrganizationSettings("AUD", SYDNEY),
            List.of(source),
            new Trigger.Scheduled(),
            LivingPractice.TODAY);
  }

  private static void assertBooksEqual(
      LivingPractice practice, MemoryWarehouse warehouse, long seed, int round) {
    Map.of(
            PracticeEntities.JOBS, practice.jobs(),
            PracticeEntities.TIME, practice.time(),
            PracticeEntities.COSTS, practice.costs(),
            PracticeEntities.INVOICES, practice.invoices())
        .forEach(
            (entity, books) ->
                assertThat(warehouse.rows(entity).values())
                    .as("seed %d round %d %s", seed, round, entity)
                    .containsExactlyInAnyOrderElementsOf(books));
    assertThat(wip(stored(warehouse)))
        .as("seed %d round %d WIP", seed, round)
        .isEqualTo(wip(books(practice)));
  }

  private void assertNoLiveRowDied(
      LivingPractice practice, MemoryWarehouse warehouse, long seed, int round) {
    Set<String> live = new TreeSet<>();
    books(practice).forEach(fact -> live.add(fact.sourceId()));
    live.retainAll(known);
    assertThat(ids(warehouse)).as("seed %d round %d", seed, round).containsAll(live);
  }

  private static List<String> wip(List<Fact> facts) {
    return new Facts(facts)
        .wip(RATES, LivingPractice.TODAY).stream()
            .map(
                job ->
                    "%s %.2f %.2f %.2f %d"
                        .formatted(
                            job.jobId(),
                            job.time(),
                            job.costs(),
                            job.interims(),
                            job.unpricedMinutes()))
            .toList();
  }

  private static List<Fact> books(LivingPractice practice) {
    List<Fact> all = new ArrayList<>(practice.jobs());
    all.addAll(practice.time());
    all.addAll(practice.costs());
    all.addAll(practice.invoices());
    return all;
  }

  private static List<Fact> stored(MemoryWarehouse warehouse) {
    List<Fact> all = new ArrayList<>();
    for (Entity entity :
        List.of(
            PracticeEntities.JOBS,
            PracticeEntities.TIME,
            PracticeEntities.COSTS,
            PracticeEntities.INVOICES)) {
      all.addAll(warehouse.rows(entity).values());
    }
    return all;
  }

  private static Set<String> ids(MemoryWarehouse warehouse) {
    Set<String> ids = new TreeSet<>();
    stored(warehouse).forEach(fact -> ids.add(fact.sourceId()));
    return ids;
  }
}
