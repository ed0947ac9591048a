package io.xeropulse.xero.recording;

import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** A recording as it is made. Thread-safe. */
final class Tape {
  private final ReplyArchive archive;
  private final UUID session;
  private final Instant startedAt;
  private final long maxBytes;
  private final List<RecordedReply> replies = new ArrayList<>();
  private long bytes;
  private boolean torn;

  Tape(ReplyArchive archive, UUID session, Instant startedAt, long maxBytes) {
    this.archive = archive;
    this.session = session;
    this.startedAt = startedAt;
    this.maxBytes = maxBytes;
  }

  UUID session() {
    return session;
  }

  /**
   * Adds an answer.
   *
   * @return false if there is no room for it, after which nothing is kept any more
   */
  synchronized boolean add(ApiRequest request, ApiResponse response) {
    if (torn) {
      return true;
    }
    bytes += response.body().length;
    if (bytes > maxBytes) {
      torn = true;
      return false;
    }
    RecordedReply reply = RecordedReply.of(request, response);
    archive.keep(reply.address(), zipped(response.body()));
    replies.add(reply);
    return true;
  }

  synchronized void tear() {
    torn = true;
  }

  synchronized void seal() {
    if (!torn) {
      archive.seal(session, RecordingIndex.write(startedAt, replies));
    }
  }

  private static byte[] zipped(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot refuse to be written", e);
    }
    return bytes.toByteArray();
  }
}
