package io.xeropulse.xero.recording;

import io.xeropulse.core.XeroPulseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recording is missing or not what was recorded: replay another session. */
public final class DamagedRecordingException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  DamagedRecordingException(UUID session, String what, @Nullable Throwable cause) {
    super("The recording of session " + session + " " + what + "; replay another session", cause);
  }
}
