package io.xeropulse.warehouse.backup;

import io.xeropulse.core.XeroPulseException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A backup is incomplete, or gives other rows back than it took: use another one. */
public final class DamagedBackupException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  DamagedBackupException(Path file, String what, @Nullable Throwable cause) {
    super("The backup " + file + " " + what + "; restore another one", cause);
  }
}
