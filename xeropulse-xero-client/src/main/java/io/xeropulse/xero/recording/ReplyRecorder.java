package io.xeropulse.xero.recording;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.SyncListener;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what sources answer in a session, if it is both the pipeline's listener and around the
 * transport: the decoded body, the status and the content type, each distinct body once. Tokens are
 * added below it and never reach it. What cannot be kept ends the recording with a warning, never
 * the sync. Thread-safe.
 */
public final class ReplyRecorder implements SyncListener {
  private static final Logger log = LoggerFactory.getLogger(ReplyRecorder.class);

  private final ReplyArchive archive;
  private final long maxBytes;
  private final InstantSource clock;
  private final Map<OrganizationId, Tape> tapes = new ConcurrentHashMap<>();

  /**
   * Creates a recorder.
   *
   * @param archive where recordings are kept
   * @param maxBytes the most that is kept of a session, in decoded bytes; one with more has no
   *     recording
   * @param clock tells when a session began, for its replay
   */
  public ReplyRecorder(ReplyArchive archive, long maxBytes, InstantSource clock) {
    this.archive = archive;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /**
   * Records what comes through a transport while a session of the asking organization runs.
   *
   * @param transport the way to the source
   * @return the same way, recorded
   */
  public ApiTransport around(ApiTransport transport) {
    return new ApiTransport() {
      @Override
      public ApiResponse get(ApiRequest request) {
        ApiResponse response = transport.get(request);
        record(request, response);
        return response;
      }

      @Override
      public ApiUsage usage(OrganizationId organization, String entity) {
        return transport.usage(organization, entity);
      }
    };
  }

  @Override
  public void started(SyncSession session) {
    tapes.put(session.organization(), new Tape(archive, session.id(), clock.instant(), maxBytes));
  }

  @Override
  public void finished(SyncReport report) {
    Tape tape = tapes.get(report.session().organization());
    // A session that lost its turn ends after the one that took it has begun.
    if (tape == null || !tape.session().equals(report.session().id())) {
      return;
    }
    tapes.remove(report.session().organization(), tape);
    try {
      tape.seal();
    } catch (XeroPulseException e) {
      giveUp(tape, e.getMessage());
    }
  }

  private void record(ApiRequest request, ApiResponse response) {
    Tape tape = tapes.get(request.organization());
    if (tape == null) {
      return;
    }
    try {
      if (!tape.add(request, response)) {
        giveUp(tape, "it is larger than " + maxBytes + " bytes");
      }
    } catch (XeroPulseException e) {
      tape.tear();
      giveUp(tape, e.getMessage());
    }
  }

  private static void giveUp(Tape tape, @Nullable String why) {
    log.warn("session={} is not recorded: {}", tape.session(), why);
  }
}
