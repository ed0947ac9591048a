package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.acceptance.SyncNode.Line;
import io.xeropulse.acceptance.SyncNode.Manner;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.StallingProxy;
import io.xeropulse.warehouse.StallingProxy.Message;
import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that falls silent inside any statement of a page, frozen or cut off from the database,
 * is taken over within a minute by another one, and changes nothing when it is back. Each of its
 * organizations' syncs has stopped at another message of the page.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@EnabledIfSystemProperty(named = "xeropulse.proof", matches = "true")
class SilentWorkerTest {
  private static final boolean PROOF = Boolean.getBoolean("xeropulse.proof");
  private static final Duration TAKEN_OVER = Duration.ofMinutes(1);
  private static final int LAST = 45;
  private static final int AT_ONCE = 5;

  /** 0 is the default, by which a silent node is noticed as late as it would be in production. */
  private static final int HEARTBEAT_MILLIS = PROOF ? 0 : 1_000;

  /** How a process falls silent, and comes back. */
  enum Silence {
    FROZEN {
      @Override
      void begin(SyncNode victim, StallingProxy way) throws Exception {
        victim.signal("STOP");
      }

      @Override
      void end(SyncNode victim, StallingProxy way) throws Exception {
        way.heal();
        victim.signal("CONT");
      }
    },
    CUT_OFF {
      @Override
      void begin(SyncNode victim, StallingProxy way) {
        way.cut();
      }

      @Override
      void end(SyncNode victim, StallingProxy way) {
        way.heal();
      }
    };

    abstract void begin(SyncNode victim, StallingProxy way) throws Exception;

    abstract void end(SyncNode victim, StallingProxy way) throws Exception;
  }

  static Stream<Arguments> silences() {
    if (!PROOF) {
      return Stream.of(Arguments.of(Silence.FROZEN, List.of(2, LAST / 2, LAST)));
    }
    return Stream.of(Silence.values())
        .flatMap(
            silence ->
                IntStream.iterate(1, first -> first <= LAST, first -> first + AT_ONCE)
                    .mapToObj(first -> IntStream.range(first, first + AT_ONCE).boxed().toList())
                    .map(messages -> Arguments.of(silence, messages)));
  }

  @SuppressWarnings("try") // the healthy node is there to be there
  @ParameterizedTest(name = "{0} at messages {1}")
  @MethodSource("silences")
  void shouldBeTakenOverWithinAMinute(Silence silence, List<Integer> messages) throws Exception {
    BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    BlockingQueue<Line> healthyLines = new LinkedBlockingQueue<>();
    PGSimpleDataSource database = PostgresServer.newWarehouse();
    // A connection for each transaction, by which its messages are told from others'.
    Manner manner = new Manner(messages.size(), PROOF ? 5_000 : 500, true, 0);
    try (Sandbox sandbox = Sandbox.builder().seed(3).invoices(40).jobs(4).start();
        StallingProxy way = StallingProxy.to(database, new Stops(messages), messages.size());
        SyncNode victim =
            SyncNode.start("silent", way.database(), sandbox, HEARTBEAT_MILLIS, 0, lines, manner);
        SyncScheduler scheduler = Warehouse.create(database).scheduler(new NeverHere()).build()) {
      SyncNode.await(lines, "ready");
      for (int number = 1; number <= messages.size(); number++) {
        scheduler.add(new OrganizationId(new UUID(0, number)));
      }
      assertThat(way.awaitStalls(90)).as("each at its message").isTrue();
      silence.begin(victim, way);
      long silentSince = System.nanoTime();
      try (SyncNode healthy =
          SyncNode.start("healthy", database, sandbox, HEARTBEAT_MILLIS, 0, healthyLines, manner)) {
        for (int left = messages.size(); left > 0; left--) {
          assertThat(SyncNode.await(healthyLines, "ended").text()).endsWith("COMPLETED");
        }
        Duration takenOver = Duration.ofNanos(System.nanoTime() - silentSince);
        System.out.printf(
            "SilentWorkerTest: %s at messages %s, %d syncs taken over and finished after %s%n",
            silence, messages, messages.size(), takenOver);
        assertThat(takenOver).isLessThan(TAKEN_OVER);
        Map<String, String> before = FrozenWorkerTest.contents(database);

        silence.end(victim, way);
        Set<String> woken = new TreeSet<>();
        while (woken.size() < messages.size()) {
          Line ended = SyncNode.await(lines, "ended");
          assertThat(ended.text()).doesNotEndWith("COMPLETED");
          woken.add(ended.organization());
        }
        victim.end();
        assertThat(FrozenWorkerTest.contents(database)).isEqualTo(before);
      }
    }
  }

  /** Stops the first page of invoices of each organization at its own message. */
  private static final class Stops implements StallingProxy.Rule {
    private static final Pattern ORGANIZATION = Pattern.compile("0{8}-0{4}-0{4}-0{4}-(\\d{12})");

    private final List<Integer> messages;
    private final Map<Integer, Place> places = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> chosen = new HashMap<>();

    /** Where a connection is; used by the thread of that connection. */
    private static final class Place {
      private int organization;
      private int message = -1;
    }

    Stops(List<Integer> messages) {
      this.messages = messages;
    }

    @Override
    public int bytesThrough(Message message) {
      Place place = places.computeIfAbsent(message.connection(), first -> new Place());
      if (place.message >= 0) {
        place.message++;
        if (place.message == 1 && !choose(message, place.organization)) {
          place.message = -1;
        }
      } else if (place.organization == 0) {
        Matcher named = ORGANIZATION.matcher(message.text());
        place.organization = named.find() ? Integer.parseInt(named.group(1)) : 0;
      } else if (message.says("insert into sync_page")) {
        place.message = 0;
      }
      return place.message > 0 && place.message == messages.get(place.organization - 1)
          ? message.bytes().length / 2
          : message.bytes().length;
    }

    private synchronized boolean choose(Message total, int organization) {
      return total.says("invoices")
          && total.says("xero")
          && chosen.putIfAbsent(organization, total.connection()) == null;
    }
  }
}
