package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.LoadedPage;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.StallingProxy;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that is cut off from the database, at whatever message of a page, holds its
 * organization's turn no longer than a new session waits for it, and writes nothing afterwards.
 */
class TurnTakeoverTest {
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final long TAKEN_SECONDS = 20;
  private static final PGSimpleDataSource database = PostgresServer.newWarehouse();
  private static final Warehouse healthy =
      Warehouse.builder(database).turnPatience(PATIENCE).build();

  /** How a page is written. */
  enum Way {
    COPY(Duration.ZERO),
    ONE_MESSAGE(Duration.ofMillis(500));

    private final Duration roundTrip;

    Way(Duration roundTrip) {
      this.roundTrip = roundTrip;
    }

    WarehouseLoader loader(PGSimpleDataSource database) {
      return Warehouse.builder(database).roundTrip(roundTrip).build().loader();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void shouldTakeOverWhereverTheEarlierOneWasCutOff(Way way) throws Exception {
    List<StallingProxy.Message> page = messages(way);
    List<Integer> cuts = PROOF ? all(page) : some(page);
    System.out.printf("TurnTakeoverTest: %s cut at %s of %d messages%n", way, cuts, page.size());
    for (int cut : cuts) {
      String when = way + " cut at message " + cut + " of " + page.size();
      takeOver(way, cut, 0, page, when);
      if (PROOF) {
        takeOver(way, cut, page.get(cut).bytes().length / 2, page, when + ", in its middle");
      }
    }
  }

  private static List<Integer> all(List<StallingProxy.Message> page) {
    return IntStream.range(0, page.size()).boxed().toList();
  }

  /** After the turn is held, in the middle of the data, and before the end. */
  private static List<Integer> some(List<StallingProxy.Message> page) {
    List<Integer> some = new ArrayList<>();
    int held = 0;
    while (!page.get(held).says("hold_turn")) {
      held++;
    }
    some.add(held + 4);
    IntStream.range(0, page.size())
        .filter(i -> page.get(i).type() == 'd' || page.get(i).type() == 'c')
        .limit(2)
        .forEach(some::add);
    some.add(page.size() - 4);
    return some;
  }

  /** What a page sends, from the beginning of its transaction. */
  private static List<StallingProxy.Message> messages(Way way) throws Exception {
    List<StallingProxy.Message> sent = new ArrayList<>();
    SyncSession session = begin(healthy, new OrganizationId(UUID.randomUUID()));
    try (StallingProxy proxy =
        StallingProxy.to(
            database,
            message -> {
              if (!sent.isEmpty() || begins(message)) {
                sent.add(message);
              }
              return Integer.MAX_VALUE;
            },
            1)) {
      way.loader(proxy.database()).load(page(session, 1));
    }
    sent.removeIf(message -> message.type() == 'X');
    return sent;
  }

  private static boolean begins(StallingProxy.Message message) {
    return message.says("BEGIN");
  }

  private static void takeOver(
      Way way, int cut, int bytes, List<StallingProxy.Message> page, String when) throws Exception {
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    SyncSession earlier = begin(healthy, organization);
    int[] seen = {-1};
    try (StallingProxy proxy =
        StallingProxy.to(
            database,
            message -> {
              if (seen[0] >= 0 || begins(message)) {
                seen[0]++;
              }
              return seen[0] == cut ? bytes : Integer.MAX_VALUE;
            },
            1)) {
      WarehouseLoader victim = way.loader(proxy.database());
      LoadBatch old = page(earlier, 1);
      CompletableFuture<LoadedPage> loading = CompletableFuture.supplyAsync(() -> victim.load(old));
      assertThat(proxy.awaitStalls(TAKEN_SECONDS)).as(when).isTrue();

      SyncSession newer =
          CompletableFuture.supplyAsync(() -> begin(healthy, organization))
              .get(TAKEN_SECONDS, TimeUnit.SECONDS);
      healthy.loader().load(page(newer, 2));
      List<String> before = WarehouseContents.of(database, organization);

      proxy.heal();
      boolean committed = cut == page.size() - 1;
      if (!committed) {
        assertThatThrownBy(loading::join).as(when).isInstanceOf(CompletionException.class);
      }
      assertThatThrownBy(() -> victim.load(old)).as(when).isInstanceOf(StaleFenceException.class);
      assertThat(WarehouseContents.of(database, organization)).as(when).isEqualTo(before);
    }
  }

  private static SyncSession begin(Warehouse warehouse, OrganizationId organization) {
    return warehouse.sessions().begin(organization, new Trigger.Scheduled());
  }

  /** The first page of invoices, or the same ones changed. */
  private static LoadBatch page(SyncSession session, int version) {
    return SamplePages.of(session, 7).get(version == 1 ? 1 : 5);
  }
}
