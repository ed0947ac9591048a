package io.xeropulse.xero.auth;

import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.XeroIdentity;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** A process of its own that uses a stored grant from many threads; dies on request. */
final class GrantUserMain {
  static final int DIED_ON_REQUEST = 7;
  private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));

  private GrantUserMain() {}

  static GrantStore<GrantTokens> store(Path directory, Runnable beforeStoring) {
    AesTokenVault vault = AesTokenVault.create(1, Map.of(1, new byte[32]), new SecureRandom());
    return EncryptedTokenStore.create(new FileTokenStore(directory, beforeStoring), vault);
  }

  /** Takes the service's address, the store's directory, the grant, the threads and how to end. */
  public static void main(String[] args) throws Exception {
    URI base = URI.create(args[0]);
    boolean die = args[4].equals("die");
    Runnable beforeStoring =
        () -> {
          if (die) {
            Runtime.getRuntime().halt(DIED_ON_REQUEST);
          }
        };
    XeroIdentity identity =
        XeroIdentity.builder(
                AppCredentials.of("id-1", "s3cr3t"), store(Path.of(args[1]), beforeStoring))
            .endpoints(XeroEndpoints.at(base))
            .build();
    XeroClient client =
        XeroClient.builder(identity.tokens(new GrantId(UUID.fromString(args[2]))))
            .endpoints(XeroEndpoints.at(base))
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .build();
    new OkHttpClient()
        .newCall(new Request.Builder().url(base + "/ready").build())
        .execute()
        .close();
    int threads = Integer.parseInt(args[3]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<Integer>> statuses = new ArrayList<>();
    Callable<Integer> call =
        () ->
            client
                .transport()
                .get(ApiRequest.builder(ORGANIZATION, "xero/any", "/api.xro/2.0/Any").build())
                .status();
    for (int i = 0; i < threads; i++) {
      statuses.add(pool.submit(call));
    }
    for (Future<Integer> status : statuses) {
      if (status.get() != 200) {
        throw new IllegalStateException("A call was answered " + status.get());
      }
    }
    System.exit(0);
  }
}
