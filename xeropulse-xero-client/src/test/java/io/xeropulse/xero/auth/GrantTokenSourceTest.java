package io.xeropulse.xero.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.grant.ConsentRequest;
import io.xeropulse.core.grant.GrantId;
import io.xeropulse.core.grant.GrantStore;
import io.xeropulse.core.grant.InMemoryGrantStore;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantTokenSourceTest {
  private final GrantId grant = GrantId.random();
  private final InMemoryGrantStore<GrantTokens> store = new InMemoryGrantStore<>();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private RotatingIdentity identity;

  @BeforeEach
  void consent() throws IOException {
    identity = new RotatingIdentity(() -> now, 0);
    ConsentRequest request = consentFlow().begin();
    store.save(grant, consentFlow().complete(request, request.state(), "good-code"));
  }

  @AfterEach
  void close() {
    identity.close();
  }

  @Test
  void shouldUseTheStoredTokenUntilFiveMinutesBeforeItsEnd() {
    TokenSource tokens = source(store);

    assertThat(tokens.accessToken().value()).isEqualTo("access-1");
    now = now.plus(Duration.ofMinutes(24));
    assertThat(tokens.accessToken().value()).isEqualTo("access-1");
    assertThat(identity.refreshes()).isZero();

    now = now.plus(Duration.ofMinutes(1));
    assertThat(tokens.accessToken().value()).isEqualTo("access-2");
    assertThat(identity.refreshes()).isEqualTo(1);
    assertThat(store.find(grant).orElseThrow().refresh()).isEqualTo("refresh-2");
  }

  @Test
  void shouldRenewARefusedTokenOnceForAllThreads() throws Exception {
    TokenSource tokens = source(store);
    AccessToken refused = tokens.accessToken();
    ExecutorService pool = Executors.newFixedThreadPool(64);
    try {
      List<Future<String>> values = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        values.add(
            pool.submit(
                () -> {
                  tokens.invalidate(refused);
                  return tokens.accessToken().value();
                }));
      }
      for (Future<String> value : values) {
        assertThat(value.get()).isEqualTo("access-2");
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(identity.refreshes()).isEqualTo(1);
  }

  @Test
  void shouldUseWhatAnotherNodeRenewedAlready() {
    TokenSource here = source(store);
    TokenSource there = source(store);
    here.accessToken();
    now = now.plus(Duration.ofMinutes(26));

    there.accessToken();

    assertThat(here.accessToken().value()).isEqualTo("access-2");
    assertThat(identity.refreshes()).isEqualTo(1);
  }

  @Test
  void shouldNotUseATokenThatCouldNotBeStored() {
    GrantStore<GrantTokens> broken =
        new DelegatingStore(store) {
          @Override
          public GrantTokens replace(GrantId id, UnaryOperator<GrantTokens> renewal) {
            GrantTokens lost = renewal.apply(store.find(id).orElseThrow());
            throw new StorageUnavailableException("The database is down, so lost: " + lost);
          }
        };
    now = now.plus(Duration.ofMinutes(26));

    assertThatThrownBy(() -> source(broken).accessToken())
        .isInstanceOf(StorageUnavailableException.class);
    // The old refresh token is still stored, and Xero takes it within the grace.
    assertThat(source(store).accessToken().value()).isEqualTo("access-3");
    assertThat(identity.refusals()).isZero();
  }

  @Test
  void shouldTakeTheTokenThatAnotherNodeStoredWhenItsOwnIsRefused() {
    GrantTokens old = store.find(grant).orElseThrow();
    now = now.plus(Duration.ofMinutes(26));
    source(store).accessToken();
    now = now.plus(Duration.ofMinutes(31));
    // A lock that failed: the renewal is given tokens that another node has replaced since.
    GrantStore<GrantTokens> stale =
        new DelegatingStore(store) {
          @Override
          public GrantTokens replace(GrantId id, UnaryOperator<GrantTokens> renewal) {
            GrantTokens renewed = renewal.apply(old);
            store.save(id, renewed);
            return renewed;
          }
        };

    assertThat(source(stale).accessToken().value()).isEqualTo("access-3");
    assertThat(identity.refusals()).isEqualTo(1);
  }

  @Test
  void shouldTryTheTokenBeforeOnceWithinItsGrace() throws IOException {
    TokenSource tokens = source(store);
    now = now.plus(Duration.ofMinutes(26));
    tokens.accessToken();
    // The service forgot its last rotation, as after a restored backup.
    identity.forgetLastRotation();
    now = now.plus(Duration.ofMinutes(26));

    assertThat(tokens.accessToken().value()).startsWith("access-");
    assertThat(identity.refusals()).isEqualTo(1);
  }

  @Test
  void shouldSendAPersonToConnectAgainOnceTheGrantIsDead() throws IOException {
    identity.close();
    identity = new RotatingIdentity(() -> now, 0);
    now = now.plus(Duration.ofDays(61));

    assertThatThrownBy(() -> source(store).accessToken())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining(grant.toString())
        .hasMessageContaining("connect again")
        .hasMessageNotContaining("refresh-");
    assertThat(identity.refusals()).isEqualTo(1);
    assertThat(store.find(grant)).isPresent();
  }

  @Test
  void shouldKeepTheGrantThroughAnOutage() {
    identity.close();
    now = now.plus(Duration.ofMinutes(26));

    assertThatThrownBy(() -> source(store).accessToken())
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageNotContaining("refresh-");
  }

  @Test
  void shouldSayThatAnUnknownGrantMustBeConnectedFirst() {
    TokenSource unknown =
        GrantTokenSource.create(
            new OkHttpClient(), identity.base(), app(), store, GrantId.random(), () -> now);

    assertThatThrownBy(unknown::accessToken)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("connect");
  }

  @Test
  void shouldKeepTokensSealedForTheirGrantOnly(@TempDir Path directory) {
    GrantTokens tokens = store.find(grant).orElseThrow();
    GrantStore<GrantTokens> sealed = GrantUserMain.store(directory, () -> {});
    sealed.save(grant, tokens);

    assertThat(sealed.find(grant)).contains(tokens);
    assertThat(sealed.replace(grant, same -> same)).isEqualTo(tokens);
    byte[] bytes = new FileTokenStore(directory, () -> {}).find(grant).orElseThrow();
    AesTokenVault vault = AesTokenVault.create(1, Map.of(1, new byte[32]), new SecureRandom());
    assertThat(vault.open(grant, bytes)).isEqualTo(tokens.toBytes());
    assertThatThrownBy(() -> vault.open(GrantId.random(), bytes))
        .isInstanceOf(InvalidConfigurationException.class);
    bytes[bytes.length - 1] ^= 1;
    assertThatThrownBy(() -> vault.open(grant, bytes))
        .isInstanceOf(InvalidConfigurationException.class);
    sealed.remove(grant);
    assertThat(sealed.find(grant)).isEmpty();
  }

  @Test
  void shouldOpenWithAnOldKeyWhatItSealed() {
    byte[] plain = {1, 2, 3};
    byte[] oldKey = new byte[32];
    byte[] newKey = new byte[32];
    newKey[0] = 1;
    byte[] bytes =
        AesTokenVault.create(1, Map.of(1, oldKey), new SecureRandom()).seal(grant, plain);
    AesTokenVault rotated =
        AesTokenVault.create(2, Map.of(1, oldKey, 2, newKey), new SecureRandom());

    assertThat(rotated.open(grant, bytes)).isEqualTo(plain);
    assertThat(rotated.open(grant, rotated.seal(grant, plain))).isEqualTo(plain);
    AesTokenVault withoutOld = AesTokenVault.create(2, Map.of(2, newKey), new SecureRandom());
    assertThatThrownBy(() -> withoutOld.open(grant, bytes))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> AesTokenVault.create(3, Map.of(2, newKey), new SecureRandom()))
        .isInstanceOf(InvalidConfigurationException.class);
    assertThatThrownBy(() -> AesTokenVault.create(2, Map.of(2, new byte[16]), new SecureRandom()))
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @Test
  void shouldPrintNothing() {
    GrantTokens tokens = store.find(grant).orElseThrow();

    assertThat(
            tokens.toString()
                + consentFlow().begin()
                + AesTokenVault.create(1, Map.of(1, new byte[32]), new SecureRandom()))
        .doesNotContain("access-", "refresh-", "http");
    assertThatThrownBy(() -> GrantTokens.fromBytes("refresh-1".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("refresh-1")
        .hasNoCause();
  }

  private Consent consentFlow() {
    Consent.Addresses addresses =
        new Consent.Addresses(
            identity.base(),
            identity.base().resolve("/connect/token"),
            identity.base().resolve("/connect/revocation"),
            URI.create("https://host.example/back"));
    return Consent.create(
        new OkHttpClient(), addresses, app(), Scopes.granular(), () -> now, new SecureRandom());
  }

  private TokenSource source(GrantStore<GrantTokens> from) {
    return GrantTokenSource.create(
        new OkHttpClient(),
        identity.base().resolve("/connect/token"),
        app(),
        from,
        grant,
        () -> now);
  }

  private static AppCredentials app() {
    return AppCredentials.of("id-1", "s3cr3t");
  }

  private static class DelegatingStore implements GrantStore<GrantTokens> {
    private final GrantStore<GrantTokens> store;

    DelegatingStore(GrantStore<GrantTokens> store) {
      this.store = store;
    }

    @Override
    public Optional<GrantTokens> find(GrantId grant) {
      return store.find(grant);
    }

    @Override
    public GrantTokens replace(GrantId grant, UnaryOperator<GrantTokens> renewal) {
      return store.replace(grant, renewal);
    }

    @Override
    public void save(GrantId grant, GrantTokens tokens) {
      store.save(grant, tokens);
    }

    @Override
    public void remove(GrantId grant) {
      store.remove(grant);
    }
  }
}
