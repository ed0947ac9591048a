package io.xeropulse.authz.embed;

import io.xeropulse.core.XeroPulseException;
import java.util.List;

/** A dashboard manifest cannot be used: correct every listed place. */
public final class InvalidManifestException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  InvalidManifestException(List<String> problems) {
    super(
        "The dashboard manifest has "
            + problems.size()
            + " problem(s): "
            + String.join("; ", problems),
        null);
  }
}
