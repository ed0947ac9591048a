package io.xeropulse.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.warehouse.Facts;
import io.xeropulse.warehouse.Warehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loads that are killed or paused. What is in the tables is always what a load without faults had
 * after some page, and after a re-run what it had at its end, row for row.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedLoadTest {
  private static final long SEED = 20250630;
  private static final int POINTS = Boolean.getBoolean("xeropulse.proof") ? 25 : 2;

  private MortalPostgres postgres;
  private long bytes;

  /** What an organization's tables held after each page of a load without faults. */
  private final List<List<String>> afterPage = new ArrayList<>();

  @BeforeAll
  void loadWithoutFaults(@TempDir Path directory) throws IOException {
    postgres = new MortalPostgres(directory.resolve("data"));
    Warehouse.create(postgres.dataSource()).migrate();
    OrganizationId organization = somebody();
    afterPage.add(WarehouseContents.of(postgres.dataSource(), organization));
    try (Tripwire wire = Tripwire.counting(postgres.port())) {
      Warehouse warehouse = warehouse(MortalPostgres.dataSource(wire.port()));
      for (LoadBatch page : SamplePages.of(Facts.begin(warehouse, organization), SEED)) {
        warehouse.loader().load(page);
        afterPage.add(WarehouseContents.of(postgres.dataSource(), organization));
      }
      bytes = wire.passed();
    }
    assertThat(afterPage).doesNotHaveDuplicates();
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, POINTS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLoseNothingWhenPostgresIsKilled(long seed) throws IOException {
    OrganizationId organization = somebody();
    AtomicInteger loaded = new AtomicInteger();
    try (Tripwire wire = new Tripwire(postgres.port(), point(seed), postgres::kill)) {
      Warehouse warehouse = warehouse(MortalPostgres.dataSource(wire.port()));
      assertThatThrownBy(() -> load(warehouse, organization, loaded))
          .isInstanceOf(StorageUnavailableException.class);
      assertThat(wire.tripped()).isTrue();
    }
    postgres.restart();
    shouldHoldWholePages(organization, loaded.get());
    shouldBeWholeAfterARerun(organization);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLoseNothingWhenTheLoaderIsKilled(long seed) throws Exception {
    OrganizationId organization = somebody();
    CompletableFuture<Process> victim = new CompletableFuture<>();
    try (Tripwire wire =
        new Tripwire(postgres.port(), point(-seed), () -> victim.join().destroyForcibly())) {
      Process loader = loader(wire.port(), organization);
      victim.complete(loader);
      int loaded = 0;
      try (BufferedReader said = loader.inputReader(StandardCharsets.UTF_8);
          OutputStream turns = loader.getOutputStream()) {
        turns.write("\n".repeat(afterPage.size()).getBytes(StandardCharsets.UTF_8));
        turns.flush();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          loaded = Integer.parseInt(line);
        }
      }
      assertThat(exit(loader)).isNotZero();
      assertThat(wire.tripped()).isTrue();
      takeTheTurnOfTheDead(organization);
      shouldHoldWholePages(organization, loaded);
    }
    shouldBeWholeAfterARerun(organization);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldWriteNothingAfterAPauseInWhichTheTurnWasLost(long seed) throws Exception {
    OrganizationId organization = somebody();
    int paused = new Random(seed).nextInt(afterPage.size() - 1);
    Process loader = loader(postgres.port(), organization);
    try (BufferedReader said = loader.inputReader(StandardCharsets.UTF_8);
        OutputStream turns = loader.getOutputStream()) {
      assertThat(said.readLine()).isEqualTo("0");
      for (int page = 1; page <= paused; page++) {
        turns.write('\n');
        turns.flush();
        assertThat(said.readLine()).isEqualTo(Integer.toString(page));
      }
      signal("STOP", loader);
      Facts.begin(warehouse(postgres.dataSource()), organization);
      turns.write('\n');
      turns.flush();
      signal("CONT", loader);
      assertThat(exit(loader)).isEqualTo(LoadingMain.LOST_ITS_TURN);
    }
    assertThat(contents(organization)).isEqualTo(afterPage.get(paused));
  }

  private void shouldHoldWholePages(OrganizationId organization, int acknowledged) {
    assertThat(afterPage.subList(acknowledged, afterPage.size()))
        .as("what was acknowledged is there, and no page in part")
        .contains(contents(organization));
  }

  private void shouldBeWholeAfterARerun(OrganizationId organization) {
    load(warehouse(postgres.dataSource()), organization, new AtomicInteger());
    assertThat(contents(organization)).isEqualTo(afterPage.get(afterPage.size() - 1));
  }

  private static void load(Warehouse warehouse, OrganizationId organization, AtomicInteger loaded) {
    for (LoadBatch page : SamplePages.of(Facts.begin(warehouse, organization), SEED)) {
      warehouse.loader().load(page);
      loaded.incrementAndGet();
    }
  }

  /** Returns once the server has ended whatever the dead process had begun. */
  private void takeTheTurnOfTheDead(OrganizationId organization) {
    Facts.begin(warehouse(postgres.dataSource()), organization);
  }

  private List<String> contents(OrganizationId organization) {
    return WarehouseContents.of(postgres.dataSource(), organization);
  }

  private long point(long seed) {
    return (long) (new Random(seed).nextDouble() * 0.98 * bytes);
  }

  private static OrganizationId somebody() {
    return new OrganizationId(UUID.randomUUID());
  }

  private static Warehouse warehouse(DataSource dataSource) {
    return Warehouse.builder(dataSource)
        .clock(LoadingMain.CLOCK)
        .roundTrip(LoadingMain.ROUND_TRIP)
        .build();
  }

  private static Process loader(int port, OrganizationId organization) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LoadingMain.class.getName(),
            Integer.toString(port),
            organization.toString(),
            Long.toString(SEED))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void signal(String name, Process process)
      throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    assertThat(exit(kill)).isZero();
  }

  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the process ended").isTrue();
    return process.exitValue();
  }
}
