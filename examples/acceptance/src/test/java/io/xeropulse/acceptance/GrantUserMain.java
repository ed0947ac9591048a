package io.xeropulse.acceptance;

import io.xeropulse.core.grant.GrantId;
import io.xeropulse.warehouse.Warehouse;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.XeroIdentity;
import io.xeropulse.xero.auth.AesTokenVault;
import io.xeropulse.xero.auth.AppCredentials;
import io.xeropulse.xero.auth.EncryptedTokenStore;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.XeroEndpoints;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that uses a grant of the warehouse from many threads, an hour from now. */
final class GrantUserMain {
  static final int THREADS = 64;

  private GrantUserMain() {}

  static EncryptedTokenStore store(Warehouse warehouse) {
    AesTokenVault vault = AesTokenVault.create(1, Map.of(1, new byte[32]), new SecureRandom());
    return EncryptedTokenStore.create(warehouse.grants(), vault);
  }

  /** Takes the database's address, Xero's, the app's id and secret, and the grant. */
  public static void main(String[] args) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    XeroEndpoints endpoints = XeroEndpoints.at(URI.create(args[1]));
    InstantSource later = () -> InstantSource.system().instant().plus(Duration.ofHours(1));
    XeroIdentity identity =
        XeroIdentity.builder(AppCredentials.of(args[2], args[3]), store(Warehouse.create(database)))
            .endpoints(endpoints)
            .clock(later)
            .build();
    GrantId grant = new GrantId(UUID.fromString(args[4]));
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        // Every thread is a client of its own: only the database keeps them apart.
        XeroClient client =
            XeroClient.builder(identity.tokens(grant))
                .endpoints(endpoints)
                .rateLimits(RateLimits.unlimited())
                .build();
        calls.add(pool.submit(() -> client.connections().size()));
      }
      for (Future<Integer> call : calls) {
        if (call.get() == 0) {
          throw new IllegalStateException("The grant reaches nothing");
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
