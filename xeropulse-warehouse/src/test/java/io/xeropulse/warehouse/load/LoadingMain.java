package io.xeropulse.warehouse.load;

import io.xeropulse.core.StaleFenceException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.load.WarehouseLoader;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * A loader in a process of its own, to be killed or paused. It says how many pages it has loaded,
 * at first and after each, and before each waits for a line.
 */
final class LoadingMain {
  static final int LOST_ITS_TURN = 3;
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2025-06-30T00:00:00Z"));

  /** Of the sample's pages, the small ones go in one message and the large ones by COPY. */
  static final Duration ROUND_TRIP = Duration.ofNanos(500_000);

  private LoadingMain() {}

  /** Arguments: port, organization, seed. */
  public static void main(String[] args) throws Exception {
    OrganizationId organization = new OrganizationId(UUID.fromString(args[1]));
    Warehouse warehouse =
        Warehouse.builder(MortalPostgres.dataSource(Integer.parseInt(args[0])))
            .clock(CLOCK)
            .roundTrip(ROUND_TRIP)
            .build();
    SyncSession session = Facts.begin(warehouse, organization);
    List<LoadBatch> pages = SamplePages.of(session, Long.parseLong(args[2]));
    BufferedReader turns =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    WarehouseLoader loader = warehouse.loader();
    try {
      int loaded = 0;
      System.out.println(loaded);
      for (LoadBatch page : pages) {
        turns.readLine();
        loader.load(page);
        System.out.println(++loaded);
      }
    } catch (StaleFenceException e) {
      System.exit(LOST_ITS_TURN);
    }
  }
}
