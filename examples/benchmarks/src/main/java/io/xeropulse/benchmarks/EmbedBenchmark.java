package io.xeropulse.benchmarks;

import io.xeropulse.authz.embed.DashboardManifest;
import io.xeropulse.authz.embed.EmbedKey;
import io.xeropulse.authz.embed.EmbedOutcome;
import io.xeropulse.authz.embed.EmbedSigner;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.model.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a dashboard link for three clients' rows, every locked parameter in it, beside the bare
 * HMAC of the same text, in CPU time and allocation of the thread.
 */
final class EmbedBenchmark implements Benchmark {
  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final int TOKENS = 50_000;
  private static final int WARM_UPS = 3;

  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "embed";
  }

  @Override
  public List<Row> run() throws Exception {
    EmbedSigner signer =
        EmbedSigner.create(
            EmbedKey.ofHex(KEY),
            DashboardManifest.practice(),
            InstantSource.fixed(Instant.parse("2025-06-30T00:00:00Z")));
    OrganizationId organization = new OrganizationId(new UUID(1, 2));
    DataScope scope = new DataScope.OwnClients(Set.of("client-1", "client-2", "client-3"));
    DashboardId dashboard = new DashboardId("dashboard-7");
    String token = token(signer.sign(organization, scope, dashboard, Map.of()));
    byte[] signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    Mac mac = mac();
    Samples cpu = new Samples(name(), "ns CPU/token");
    Samples memory = new Samples(name(), "bytes/token");
    for (int run = -WARM_UPS; run < runs; run++) {
      Samples[] into = run < 0 ? new Samples[0] : new Samples[] {cpu, memory};
      measure(
          "xeropulse",
          () -> token(signer.sign(organization, scope, dashboard, Map.of())).length(),
          into);
      measure("raw-hmac", () -> mac.doFinal(signed).length, into);
    }
    List<Row> rows = new ArrayList<>(cpu.rows("raw-hmac"));
    rows.addAll(memory.rows("raw-hmac"));
    return rows;
  }

  private interface Signing {
    int length();
  }

  private static void measure(String variant, Signing signing, Samples... into) {
    ThreadCost start = ThreadCost.now();
    long length = 0;
    for (int i = 0; i < TOKENS; i++) {
      length += signing.length();
    }
    ThreadCost spent = ThreadCost.now().since(start);
    if (length == 0) {
      throw new IllegalStateException("Nothing was signed");
    }
    if (into.length > 0) {
      into[0].add(variant, (double) spent.cpuNanos() / TOKENS);
      into[1].add(variant, (double) spent.allocatedBytes() / TOKENS);
    }
  }

  private static String token(EmbedOutcome outcome) {
    if (outcome instanceof EmbedOutcome.Issued issued) {
      return issued.token().jwt();
    }
    throw new IllegalStateException("Not signed: " + outcome);
  }

  private static Mac mac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
    return mac;
  }
}
