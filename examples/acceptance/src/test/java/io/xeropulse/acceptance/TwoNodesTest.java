package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.acceptance.SyncNode.Line;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.schedule.SyncScheduler;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Two processes share the organizations of one database, and one of them may die. */
class TwoNodesTest {
  private static final int ORGANIZATIONS = Boolean.getBoolean("xeropulse.proof") ? 200 : 16;
  private static final Duration TAKEN_OVER = Duration.ofMinutes(1);

  /** 0 is the default, by which a dead node is noticed as late as it would be in production. */
  private static final int HEARTBEAT_MILLIS = Boolean.getBoolean("xeropulse.proof") ? 0 : 1_000;

  private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
  private final List<SyncNode> nodes = new ArrayList<>();
  private PGSimpleDataSource database;
  private Warehouse warehouse;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    database = PostgresServer.newWarehouse();
    warehouse = Warehouse.create(database);
    sandbox = Sandbox.builder().seed(1).invoices(20).jobs(3).start();
  }

  @AfterEach
  void stop() throws Exception {
    for (SyncNode node : nodes) {
      node.close();
    }
    sandbox.close();
  }

  @Test
  void shouldSyncEachOrganizationExactlyOnce() throws Exception {
    startNodes();
    allAreDue();
    Map<String, Integer> endedBy = new TreeMap<>();
    for (int left = ORGANIZATIONS; left > 0; left--) {
      Line ended = SyncNode.await(lines, "ended");
      assertThat(ended.text()).endsWith("COMPLETED");
      endedBy.merge(ended.node(), 1, Integer::sum);
    }
    System.out.println("TwoNodesTest: each of " + ORGANIZATIONS + " once, shared " + endedBy);
    assertThat(endedBy).containsOnlyKeys("one", "two");
    assertThat(sessions("true"))
        .hasSize(ORGANIZATIONS)
        .allSatisfy((id, n) -> assertThat(n).isOne());
  }

  @Test
  void shouldFinishTheOrganizationsOfAKilledNodeWithinAMinute() throws Exception {
    startNodes();
    allAreDue();
    SyncNode victim = nodes.get(0);
    Set<String> held = new HashSet<>();
    Set<String> ended = new HashSet<>();
    Set<String> begunByVictim = new HashSet<>();
    while (ended.size() < ORGANIZATIONS / 4 || held.size() < 2) {
      follow(SyncNode.next(lines, "the first quarter"), victim, held, ended, begunByVictim);
    }
    victim.kill();
    Instant killedAt = InstantSource.system().instant();
    long killed = System.nanoTime();
    for (Line line = lines.poll(); line != null; line = lines.poll()) {
      follow(line, victim, held, ended, begunByVictim);
    }
    Set<String> orphans = Set.copyOf(held);
    assertThat(orphans).as("organizations the victim was syncing").isNotEmpty();
    Set<String> waiting = new HashSet<>(orphans);
    Duration takenOver = Duration.ZERO;
    while (ended.size() < ORGANIZATIONS) {
      Line line = SyncNode.next(lines, "the rest");
      follow(line, victim, held, ended, begunByVictim);
      if (line.says("ended") && waiting.remove(line.organization())) {
        takenOver = Duration.ofNanos(System.nanoTime() - killed);
      }
    }
    System.out.printf(
        "TwoNodesTest: %d organizations of a killed node finished after %s%n",
        orphans.size(), takenOver);
    assertThat(waiting).isEmpty();
    assertThat(takenOver).isLessThan(TAKEN_OVER);
    Map<String, Integer> completed = sessions("status = 'completed'");
    assertThat(completed).hasSize(ORGANIZATIONS);
    completed.values().removeIf(times -> times == 1);
    assertThat(completed.keySet())
        .as("synced once more: the victim died between the end of the sync and its note of it")
        .hasSizeLessThanOrEqualTo(SyncNodeMain.THREADS)
        .isSubsetOf(begunByVictim);
    assertThat(completed.keySet())
        .as("each of them had ended before the victim died")
        .allSatisfy(id -> assertThat(firstEnd(id)).isBefore(killedAt));
    assertThat(sessions("status <> 'completed'").keySet())
        .as("cut sessions are closed by the next one, and only the victim's were cut")
        .isSubsetOf(orphans);
  }

  private static void follow(
      Line line, SyncNode victim, Set<String> held, Set<String> ended, Set<String> begunByVictim) {
    if (line.says("ended")) {
      ended.add(line.organization());
      held.remove(line.organization());
    } else if (line.says("began") && line.node().equals(victim.name())) {
      held.add(line.organization());
      begunByVictim.add(line.organization());
    }
  }

  private void startNodes() throws Exception {
    for (String name : List.of("one", "two")) {
      nodes.add(SyncNode.start(name, database, sandbox, HEARTBEAT_MILLIS, 0, lines));
    }
    SyncNode.await(lines, "ready");
    SyncNode.await(lines, "ready");
  }

  /** Organizations that were never synced are due at once. */
  private void allAreDue() {
    try (SyncScheduler scheduler = warehouse.scheduler(new NeverHere()).build()) {
      for (int number = 1; number <= ORGANIZATIONS; number++) {
        scheduler.add(new OrganizationId(new UUID(0, number)));
      }
    }
  }

  private Instant firstEnd(String organization) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select min(finished_at) from xeropulse.sync_session"
                            + " where organization_id = :id::uuid and status = 'completed'")
                    .bind("id", organization)
                    .mapTo(Instant.class)
                    .one());
  }

  private Map<String, Integer> sessions(String condition) {
    Map<String, Integer> sessions = new TreeMap<>();
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select organization_id::text from xeropulse.sync_session where "
                            + condition)
                    .mapTo(String.class)
                    .forEach(id -> sessions.merge(id, 1, Integer::sum)));
    return sessions;
  }
}
