package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xeropulse.authz.audit.RequestOrigin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a host makes of a body in which fields are missing. */
@SuppressWarnings({"NullAway", "NullOptional"})
class LoginRequestTest {
  private static final String EMAIL = "ava@example.com";

  @Test
  void shouldSayWhatIsMissingAndNothingOfTheRest() {
    assertMissing("password", EMAIL, null, RequestOrigin.NONE, Optional.empty());
    assertMissing("e-mail address", null, "the kettle sings", RequestOrigin.NONE, Optional.empty());
    assertMissing("origin", EMAIL, "the kettle sings", null, Optional.empty());
    assertMissing("device", EMAIL, "the kettle sings", RequestOrigin.NONE, null);
  }

  private static void assertMissing(
      String what,
      String email,
      String password,
      RequestOrigin origin,
      @SuppressWarnings("OptionalUsedAsFieldOrParameterType") Optional<String> device) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoginRequest(email, password, origin, device))
        .withMessageContaining(what + " is missing")
        .withMessageNotContaining("kettle")
        .withMessageNotContaining(EMAIL);
  }
}
