package io.xeropulse.xero;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.auth.AccessToken;
import io.xeropulse.xero.internal.wire.JsonDocument;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which consent a token came from, so that tenants of other consents of the same person are not
 * taken for this organization's. Stateless.
 *
 * @see <a href="https://developer.xero.com/documentation/guides/oauth2/auth-flow/">Xero: the
 *     authorization flow, claim {@code authentication_event_id}</a>
 */
final class AuthenticationEvent {
  private AuthenticationEvent() {}

  /** The token came from Xero over TLS and is for Xero to judge: its signature is not asked for. */
  static Optional<String> of(AccessToken token) {
    List<String> parts = List.of(token.value().split("\\.", -1));
    if (parts.size() != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts.get(1));
      return JsonDocument.objects(claims).stream()
          .map(object -> object.filledText("authentication_event_id"))
          .filter(Objects::nonNull)
          .findFirst();
    } catch (IllegalArgumentException | JacksonException | RejectedRecordException noJwt) {
      return Optional.empty();
    }
  }
}
