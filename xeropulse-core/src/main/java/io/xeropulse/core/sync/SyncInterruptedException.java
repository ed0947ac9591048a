package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;

/**
 * The thread that ran a sync was interrupted; what was loaded stays, the rest waits for a next
 * sync.
 */
public final class SyncInterruptedException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  SyncInterruptedException(InterruptedException cause) {
    super("The sync's thread was interrupted; run the sync again", cause);
  }
}
