package io.xeropulse.xero.recording;

import io.xeropulse.xero.http.ApiTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** A session's recording, found whole. Immutable and thread-safe. */
public final class Recording {
  private final ReplyArchive archive;
  private final UUID session;
  private final RecordingIndex index;

  private Recording(ReplyArchive archive, UUID session, RecordingIndex index) {
    this.archive = archive;
    this.session = session;
    this.index = index;
  }

  /**
   * Opens a recording and reads all of it once, so that a replay never begins that cannot end.
   *
   * @param archive where it is kept
   * @param session the session that was recorded
   * @return the recording
   * @throws DamagedRecordingException if it is missing, incomplete or changed
   * @throws io.xeropulse.core.StorageUnavailableException if the archive cannot be read
   */
  public static Recording open(ReplyArchive archive, UUID session) {
    byte[] index =
        archive
            .index(session)
            .orElseThrow(
                () ->
                    new DamagedRecordingException(
                        session, "does not exist or was never ended", null));
    Recording recording = new Recording(archive, session, RecordingIndex.read(session, index));
    recording.index.replies().forEach(recording::body);
    return recording;
  }

  /**
   * When the recorded session began; replay with a clock that stands there, since what is asked
   * depends on it.
   *
   * @return the instant
   */
  public Instant startedAt() {
    return index.startedAt();
  }

  /**
   * A way to the recorded answers. To the same question asked again it gives the next answer, and
   * the last one for good.
   *
   * @return a new transport without a network; whatever organization asks. It throws {@link
   *     UnrecordedRequestException} for a question that was not asked then
   */
  public ApiTransport replay() {
    return new ReplayTransport(this, index.replies());
  }

  UUID session() {
    return session;
  }

  byte[] body(RecordedReply reply) {
    byte[] zipped =
        archive
            .content(reply.address())
            .orElseThrow(
                () -> new DamagedRecordingException(session, "lacks a recorded answer", null));
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      byte[] body = unzipped.readNBytes(reply.length() + 1);
      if (body.length == reply.length() && Sha256.of(body).equals(reply.address())) {
        return body;
      }
    } catch (IOException e) {
      throw new DamagedRecordingException(session, "has a damaged answer", e);
    }
    throw new DamagedRecordingException(session, "has a changed answer", null);
  }
}
