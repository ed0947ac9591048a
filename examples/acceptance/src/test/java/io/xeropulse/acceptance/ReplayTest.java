package io.xeropulse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.OrganizationSettings;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncPipeline;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.warehouse.PostgresServer;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.warehouse.report.BooksDigest;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import io.xeropulse.xero.recording.DamagedRecordingException;
import io.xeropulse.xero.recording.FileReplyArchive;
import io.xeropulse.xero.recording.Recording;
import io.xeropulse.xero.recording.ReplyArchive;
import io.xeropulse.xero.recording.ReplyRecorder;
import io.xeropulse.xero.source.XeroSource;
import io.xeropulse.xpm.XpmOptions;
import io.xeropulse.xpm.XpmSource;
import io.xeropulse.xpm.csv.RateCardCsv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A recorded session gives the same books again, without a network, as long as the code does. */
class ReplayTest {
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
  private static final Instant STARTED = Instant.parse("2025-07-01T00:00:00Z");
  private static final OrganizationId LIVE = new OrganizationId(new UUID(0, 1));
  private static final OrganizationId SCRATCH = new OrganizationId(new UUID(0, 2));

  @TempDir Path folder;
  private PGSimpleDataSource database;
  private Warehouse warehouse;
  private ReplyArchive archive;
  private XeroConnection books;
  private String practice;
  private String secret;
  private UUID session;

  @BeforeEach
  void recordASession() throws IOException {
    database = PostgresServer.pooled(PostgresServer.newWarehouse());
    warehouse = Warehouse.create(database);
    archive = new FileReplyArchive(folder);
    ReplyRecorder recorder = new ReplyRecorder(archive, 100_000_000, InstantSource.fixed(STARTED));
    try (Sandbox sandbox =
        Sandbox.builder()
            .seed(7)
            .invoices(120)
            .jobs(20)
            .asAt(LAST_DAY)
            .clock(InstantSource.fixed(STARTED))
            .start()) {
      for (OrganizationId organization : List.of(LIVE, SCRATCH)) {
        warehouse
            .practice()
            .replaceRateCard(
                organization, RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
      }
      XeroClient xero =
          XeroClient.builder(sandbox.clientId(), sandbox.clientSecret())
              .endpoints(XeroEndpoints.at(sandbox.baseUrl()))
              .rateLimits(RateLimits.unlimited())
              .build();
      books =
          xero.connections().stream()
              .filter(connection -> connection.tenantType().equals("ORGANISATION"))
              .findFirst()
              .orElseThrow();
      practice = sandbox.xpmTenantId();
      secret = sandbox.clientSecret();
      session =
          sync(LIVE, recorder.around(xero.transport()), STARTED, recorder, source -> source)
              .session()
              .id();
    }
  }

  @Test
  void shouldGiveTheSameBooksWithoutANetwork() {
    replay(source -> source);
    BooksDigest live = digest(LIVE);
    assertThat(live.tables().get("financial_data").rows()).isPositive();
    assertThat(live.tables().get("job_cost").rows()).isPositive();
    assertThat(live.figures().get("wip gross")).isPositive();
    assertThat(live.differences(digest(SCRATCH))).isEmpty();
  }

  @Test
  void shouldNameTheTableAndTheFiguresThatACarelessChangeMoves() {
    replay(RoundedCosts::new);
    assertThat(digest(LIVE).differences(digest(SCRATCH)))
        .extracting(BooksDigest.Difference::what)
        .contains("job_cost", "wip gross", "wip net")
        .doesNotContain("financial_data", "time_entry", "receivables Current");
  }

  @Test
  void shouldChangeNothingWhenTheRecordingIsDamaged() throws IOException {
    BooksDigest before = digest(SCRATCH);
    List<Path> files = files();
    Path damaged = files.get(new Random(1).nextInt(files.size()));
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> replay(source -> source))
        .isInstanceOf(DamagedRecordingException.class)
        .hasMessageContaining(session.toString());
    assertThat(before.differences(digest(SCRATCH))).isEmpty();
    assertThat(warehouse.syncHistory().of(SCRATCH).lastStatus()).isNull();
  }

  @Test
  void shouldKeepNothingSecret() throws IOException {
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().contains("replies")) {
        bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
      }
      assertThat(new String(bytes, StandardCharsets.UTF_8))
          .doesNotContain(secret)
          .doesNotContainIgnoringCase("bearer", "authorization", "access_token");
    }
  }

  private void replay(UnaryOperator<SourceConnector> change) {
    Recording recording = Recording.open(archive, session);
    sync(SCRATCH, recording.replay(), recording.startedAt(), SyncListener.NONE, change);
  }

  private SyncReport sync(
      OrganizationId organization,
      ApiTransport transport,
      Instant startedAt,
      SyncListener listener,
      UnaryOperator<SourceConnector> change) {
    XpmOptions options = XpmOptions.of(InstantSource.fixed(startedAt), ZONE);
    SyncReport report =
        SyncPipeline.builder(warehouse.sessions(), warehouse.watermarks(), warehouse.loader())
            .refresh(warehouse.publication())
            .clock(InstantSource.fixed(startedAt))
            .listener(listener)
            .build()
            .run(
                organization,
                new OrganizationSettings("AUD", ZONE),
                List.of(
                    XeroSource.create(transport, books),
                    change.apply(XpmSource.create(transport, practice, options))),
                Trigger.Manual.incremental(),
                LAST_DAY);
    assertThat(report.status()).as(report.toString()).isEqualTo(SyncStatus.COMPLETED);
    return report;
  }

  private BooksDigest digest(OrganizationId organization) {
    return warehouse.booksDigests().of(organization, LAST_DAY);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
