package io.xeropulse.xero.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.xero.CannedTransport;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final Instant NOW = Instant.parse("2025-06-30T00:00:00Z");
  private static final SyncSession SESSION =
      new SyncSession(new UUID(0, 1), new OrganizationId(new UUID(0, 2)), 1);
  private static final OrganizationId SCRATCH = new OrganizationId(new UUID(0, 3));

  @TempDir Path folder;
  private final CannedTransport source =
      new CannedTransport().answer("{'page': 1}").answer("{'page': 2}").answer("{'page': 3}");

  @Test
  void shouldAnswerAnyOrganizationAsTheSourceDidThen() {
    record(1_000, "1", "2", "1");
    ApiTransport replay = open().replay();
    assertThat(page(replay, SCRATCH, "2")).isEqualTo("{\"page\": 2}");
    assertThat(page(replay, SCRATCH, "1")).isEqualTo("{\"page\": 1}");
    assertThat(page(replay, SCRATCH, "1")).isEqualTo("{\"page\": 3}");
    assertThat(page(replay, SCRATCH, "1")).isEqualTo("{\"page\": 3}");
    assertThat(replay.usage(SCRATCH, "xero/invoices").calls()).isEqualTo(4);
    assertThat(open().startedAt()).isEqualTo(NOW);
  }

  @Test
  void shouldRefuseAQuestionThatWasNotAskedThen() {
    record(1_000, "1");
    assertThatThrownBy(() -> page(open().replay(), SCRATCH, "2"))
        .isInstanceOf(UnrecordedRequestException.class)
        .hasMessageContaining("/Invoices")
        .hasMessageContaining(SESSION.id().toString());
  }

  @Test
  void shouldKeepNoHeaderThatLogsIn() throws IOException {
    ReplyRecorder recorder = new ReplyRecorder(archive(), 1_000, () -> NOW);
    recorder.started(SESSION);
    recorder
        .around(source)
        .get(
            ApiRequest.builder(SESSION.organization(), "xero/invoices", "/Invoices")
                .header("Authorization", "Bearer secret-token")
                .build());
    finish(recorder);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("secret-token", "Authorization");
      }
    }
  }

  @Test
  void shouldRefuseEveryFlippedByteAndEveryTruncation() throws IOException {
    record(1_000, "1", "2");
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(3);
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i++) {
        // Of a gzip's head only the magic, method and flags matter to its content.
        boolean unread = file.toString().contains("replies") && i >= 3 && i < 10;
        byte[] flipped = whole.clone();
        flipped[i] ^= 1;
        Files.write(file, flipped);
        if (!unread) {
          assertDamaged(file + " flipped at " + i);
        }
        Files.write(file, Arrays.copyOf(whole, i));
        assertDamaged(file + " cut at " + i);
      }
      Files.delete(file);
      assertDamaged(file + " deleted");
      Files.write(file, whole);
    }
    assertThat(open().startedAt()).isEqualTo(NOW);
  }

  @Test
  void shouldKeepNoRecordingBeyondItsBoundNorOfASessionThatNeverEnded() {
    record(15, "1", "2");
    assertDamaged("too large");
    ReplyRecorder recorder = new ReplyRecorder(archive(), 1_000, () -> NOW);
    recorder.started(SESSION);
    page(recorder.around(source), SESSION.organization(), "3");
    assertDamaged("not ended");
  }

  @Test
  void shouldNotDisturbTheSyncWhenTheArchiveCannotBeWritten() throws IOException {
    ReplyArchive full = new FileReplyArchive(Files.createFile(folder.resolve("a-file")));
    ReplyRecorder recorder = new ReplyRecorder(full, 1_000, () -> NOW);
    recorder.started(SESSION);
    assertThat(page(recorder.around(source), SESSION.organization(), "1"))
        .isEqualTo("{\"page\": 1}");
    finish(recorder);
    assertThatThrownBy(() -> Recording.open(full, SESSION.id()))
        .isInstanceOfAny(StorageUnavailableException.class, DamagedRecordingException.class);
  }

  private void record(long maxBytes, String... pages) {
    ReplyRecorder recorder = new ReplyRecorder(archive(), maxBytes, () -> NOW);
    ApiTransport transport = recorder.around(source);
    recorder.started(SESSION);
    for (String page : pages) {
      page(transport, SESSION.organization(), page);
    }
    finish(recorder);
  }

  private static void finish(ReplyRecorder recorder) {
    recorder.finished(
        new SyncReport(SESSION, SyncStatus.COMPLETED, List.of(), List.of(), null, null));
  }

  private void assertDamaged(String how) {
    assertThatThrownBy(this::open).as(how).isInstanceOf(DamagedRecordingException.class);
  }

  private Recording open() {
    return Recording.open(archive(), SESSION.id());
  }

  private ReplyArchive archive() {
    return new FileReplyArchive(folder);
  }

  private static String page(ApiTransport transport, OrganizationId organization, String page) {
    return transport
        .get(
            ApiRequest.builder(organization, "xero/invoices", "/Invoices")
                .tenantId("T")
                .query("page", page)
                .build())
        .bodyText();
  }
}
