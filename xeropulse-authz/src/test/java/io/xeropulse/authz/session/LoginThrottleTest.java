package io.xeropulse.authz.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  @Test
  void shouldLimitHashingForAllKnownBrowsersOfAnAccountTogether() {
    LoginThrottle.Keys laptop = LoginThrottle.Keys.of("ava", "192.0.2.1", Optional.of("laptop"));
    LoginThrottle.Keys phone = LoginThrottle.Keys.of("ava", "198.51.100.7", Optional.of("phone"));
    LoginThrottle.Keys bens = LoginThrottle.Keys.of("ben", "192.0.2.1", Optional.of("laptop"));
    assertThat(laptop.source()).isEqualTo(phone.source()).isNotEqualTo(bens.source());
  }

  @Test
  void shouldLimitHashingForStrangersByTheirNetwork() {
    LoginThrottle.Keys one = LoginThrottle.Keys.of("ava", "192.0.2.1", Optional.empty());
    LoginThrottle.Keys other = LoginThrottle.Keys.of("ben", "192.0.2.1", Optional.empty());
    assertThat(one.source()).isEqualTo(other.source());
  }
}
