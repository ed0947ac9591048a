package io.xeropulse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JUnitSandboxTest {

  private static final DrivenClock CLOCK = DrivenClock.at(Instant.parse("2025-07-01T00:00:00Z"));
  private static final Set<URI> SEEN = ConcurrentHashMap.newKeySet();

  @RegisterExtension
  static final Sandbox SHARED = Sandbox.builder().invoices(1).jobs(0).clock(CLOCK).build();

  @RegisterExtension final Sandbox own = Sandbox.builder().invoices(1).jobs(0).build();

  @AfterAll
  static void shouldHaveRunOnOnePortThroughout() {
    assertThat(SEEN).hasSize(1);
  }

  @Test
  void shouldRunForAClassAndForATest() {
    SEEN.add(SHARED.baseUrl());

    assertThat(new Client(SHARED).xero("Organisation").statusCode()).isEqualTo(200);
    assertThat(new Client(own).xero("Organisation").statusCode()).isEqualTo(200);
    assertThat(own.baseUrl()).isNotEqualTo(SHARED.baseUrl());
    assertThat(SHARED.baseUrl().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void shouldFollowTheDrivenClock() {
    Client client = new Client(SHARED);
    CLOCK.advance(Duration.ofMinutes(31));

    assertThat(client.xero("Organisation").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldSayThatItDoesNotRun() {
    assertThatThrownBy(() -> Sandbox.builder().build().baseUrl())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use start(), or register it with @RegisterExtension");
  }

  @Nested
  class FirstInside {
    @Test
    void shouldRunOn() {
      SEEN.add(SHARED.baseUrl());
      assertThat(new Client(SHARED).xero("Organisation").statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class SecondInside {
    @Test
    void shouldRunOn() {
      SEEN.add(SHARED.baseUrl());
      assertThat(new Client(SHARED).xero("Organisation").statusCode()).isEqualTo(200);
    }
  }
}
