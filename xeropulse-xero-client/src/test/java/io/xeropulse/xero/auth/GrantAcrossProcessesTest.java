package io.xeropulse.xero.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantAcrossProcessesTest {
  private static final int THREADS = 64;

  private final GrantId grant =
      new GrantId(UUID.fromString("00000000-0000-0000-0000-00000000000a"));

  @TempDir private Path directory;

  @BeforeEach
  void storeAnExpiredGrant() throws IOException {
    InstantSource longAgo = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
    try (RotatingIdentity before = new RotatingIdentity(longAgo, 0)) {
      Consent.Addresses addresses =
          new Consent.Addresses(
              before.base(),
              before.base().resolve("/connect/token"),
              before.base(),
              URI.create("http://localhost/back"));
      Consent consent =
          Consent.create(
              new OkHttpClient(),
              addresses,
              AppCredentials.of("id-1", "s3cr3t"),
              Scopes.granular(),
              longAgo,
              new SecureRandom());
      ConsentRequest request = consent.begin();
      GrantUserMain.store(directory, () -> {})
          .save(grant, consent.complete(request, request.state(), "good-code"));
    }
  }

  @Test
  void shouldRefreshOnceForManyThreadsOfTwoProcesses() throws Exception {
    try (RotatingIdentity identity = identityThatIssuedTheGrant(2)) {
      Process first = start(identity, "live");
      Process second = start(identity, "live");

      assertThat(exit(first)).isZero();
      assertThat(exit(second)).isZero();
      assertThat(identity.refreshes()).isEqualTo(1);
      assertThat(identity.apiCalls()).isEqualTo(2 * THREADS);
      assertThat(identity.refusals()).isZero();
    }
  }

  @Test
  void shouldGoOnWhenAProcessDiedBetweenTheAnswerAndTheStore() throws Exception {
    try (RotatingIdentity identity = identityThatIssuedTheGrant(1)) {
      assertThat(exit(start(identity, "die"))).isEqualTo(GrantUserMain.DIED_ON_REQUEST);
      assertThat(identity.refreshes()).isEqualTo(1);

      assertThat(exit(start(identity, "live"))).isZero();
      assertThat(identity.refreshes()).isEqualTo(2);
      assertThat(identity.refusals()).isZero();
      assertThat(identity.apiCalls()).isEqualTo(THREADS);
    }
  }

  @Test
  void shouldKeepNoTokenInPlainTextOnDisk() throws IOException {
    try (var files = Files.list(directory)) {
      List<Path> stored = files.toList();
      assertThat(stored).isNotEmpty();
      for (Path file : stored) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("access", "refresh");
      }
    }
  }

  /** The stored refresh token is refresh-1, so the service must be past its first answer. */
  private static RotatingIdentity identityThatIssuedTheGrant(int processes) throws IOException {
    RotatingIdentity identity = new RotatingIdentity(InstantSource.system(), processes);
    identity.issueOnce();
    return identity;
  }

  private Process start(RotatingIdentity identity, String ending) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            GrantUserMain.class.getName(),
            identity.base().toString(),
            directory.toString(),
            grant.toString(),
            Integer.toString(THREADS),
            ending)
        .redirectErrorStream(true)
        .redirectOutput(new File(directory.toFile(), "output-" + UUID.randomUUID() + ".txt"))
        .start();
  }

  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the process ended").isTrue();
    return process.exitValue();
  }
}
