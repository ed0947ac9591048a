package io.xeropulse.xpm.internal.wire;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.xero.http.RequestRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Which answer is being read, for the errors it may bring. Immutable and thread-safe.
 *
 * @param subject entity and organization, such as {@code xpm/jobs of organization …}
 */
public record Answer(String subject) {
  private static final int SHOWN = 200;
  private static final int UNDER_HTTP_OK = 200;

  MalformedResponseException malformed(
      String problem, int line, int column, @Nullable Throwable cause) {
    return new MalformedResponseException(
        "The answer for %s is not what XPM sends: %s at line %d, column %d; nothing of it was kept from there on, so sync again, and report it if it stays"
            .formatted(subject, problem, line, column),
        cause);
  }

  /**
   * An answer without the one record it was to have.
   *
   * @return the error
   */
  public MalformedResponseException empty() {
    return new MalformedResponseException(
        "The answer for %s has no record; check that it still exists".formatted(subject));
  }

  MalformedResponseException unreadable(String field, Throwable cause) {
    return new MalformedResponseException(
        "The answer for %s has an unreadable %s; report it".formatted(subject, field), cause);
  }

  SourceUnavailableException brokenOff(Throwable cause) {
    return new SourceUnavailableException(
        "The answer for %s broke off; sync again".formatted(subject), cause);
  }

  void requireOk(@Nullable String status, @Nullable String description) {
    if (status == null || !status.equalsIgnoreCase("OK")) {
      throw new RequestRefusedException(
          "XPM refused to read %s: status %s, %s; check that it still exists and that the connection may read it"
              .formatted(subject, shown(status), shown(description)),
          UNDER_HTTP_OK);
    }
  }

  private static String shown(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "without a word";
    }
    String flat = text.strip().replaceAll("\\p{Cntrl}+", " ");
    return flat.length() <= SHOWN ? flat : flat.substring(0, SHOWN) + "…";
  }
}
