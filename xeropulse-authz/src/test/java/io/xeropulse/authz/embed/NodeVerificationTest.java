package io.xeropulse.authz.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeVerificationTest {
  private static final Instant NOW = Instant.parse("2025-06-30T00:00:00Z");
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");

  @TempDir private Path directory;

  @Test
  void shouldVerifyWithJoseAndJsonwebtoken() throws Exception {
    assumeTrue(runs("node", "--version") && runs("npm", "--version"), "node or npm is absent");
    assumeTrue(
        runs(
            "npm",
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--no-save",
            "jose@6.2.17",
            "jsonwebtoken@9.0.3"),
        "npm cannot install jose and jsonwebtoken: no network?");
    try (InputStream script = NodeVerificationTest.class.getResourceAsStream("verify.mjs")) {
      Files.copy(script, directory.resolve("verify.mjs"));
    }
    EmbedSigner signer =
        EmbedSigner.create(
            EmbedKey.ofHex(Tokens.KEY), DashboardManifest.practice(), InstantSource.fixed(NOW));
    List<String> tokens =
        List.of(
            token(signer, new DataScope.Everything()),
            token(signer, new DataScope.Team("Tax & Büro \"A\"")),
            token(signer, new DataScope.OwnClients(Set.of("c-1", "c-2"))),
            token(signer, new DataScope.OwnRecords("s-1")));
    Path input = Files.writeString(directory.resolve("tokens"), String.join("\n", tokens));
    Path output = directory.resolve("claims");
    Process node =
        new ProcessBuilder(
                "node", "verify.mjs", Tokens.KEY, Long.toString(NOW.getEpochSecond() + 659))
            .directory(directory.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> claims = Files.readAllLines(output, StandardCharsets.UTF_8);
    assertThat(node.exitValue()).as(String.join("\n", claims)).isZero();
    assertThat(claims)
        .containsExactlyElementsOf(
            tokens.stream().map(jwt -> Tokens.verified(jwt).toString()).toList());
  }

  private boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static String token(EmbedSigner signer, DataScope scope) {
    EmbedOutcome outcome = signer.sign(HOME, scope, new DashboardId("dashboard-7"), Map.of());
    return ((EmbedOutcome.Issued) outcome).token().jwt();
  }
}
