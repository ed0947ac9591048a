package io.xeropulse.core.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.AuthenticationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store of grants must do, whatever keeps it. */
public abstract class GrantStoreContract {
  private static final int THREADS = 64;

  private final GrantId grant = GrantId.random();

  /** The store, as one process sees it; two of them share what they keep. */
  protected abstract GrantStore<byte[]> store();

  @Test
  void shouldKeepWhatWasSavedApartForEachGrant() {
    GrantId other = GrantId.random();
    store().save(grant, bytes("first"));
    store().save(other, bytes("other"));
    store().save(grant, bytes("second"));

    assertThat(store().find(grant))
        .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("second")));
    store().remove(grant);
    store().remove(grant);
    assertThat(store().find(grant)).isEmpty();
    assertThat(store().find(other)).isPresent();
  }

  @Test
  void shouldRefuseToReplaceWhatItDoesNotKnow() {
    AtomicInteger renewals = new AtomicInteger();

    assertThatThrownBy(
            () ->
                store()
                    .replace(
                        grant,
                        value -> {
                          renewals.incrementAndGet();
                          return value;
                        }))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining(grant.toString());
    assertThat(renewals).hasValue(0);
  }

  @Test
  void shouldReturnAndKeepWhatTheRenewalMade() {
    store().save(grant, bytes("old"));

    assertThat(store().replace(grant, value -> bytes(text(value) + "+new")))
        .isEqualTo(bytes("old+new"));
    assertThat(store().replace(grant, value -> value)).isEqualTo(bytes("old+new"));
    assertThat(store().find(grant))
        .hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("old+new")));
  }

  @Test
  void shouldChangeNothingWhenTheRenewalFails() {
    store().save(grant, bytes("old"));

    assertThatThrownBy(
            () ->
                store()
                    .replace(
                        grant,
                        value -> {
                          throw new AuthenticationException("refused");
                        }))
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("refused");
    assertThat(store().replace(grant, value -> bytes(text(value) + "!"))).isEqualTo(bytes("old!"));
  }

  @Test
  void shouldReadWhileAReplacementIsUnderWay() {
    store().save(grant, bytes("old"));
    GrantStore<byte[]> reader = store();

    store()
        .replace(
            grant,
            value -> {
              assertThat(reader.find(grant))
                  .hasValueSatisfying(seen -> assertThat(seen).isEqualTo(bytes("old")));
              return bytes("new");
            });
  }

  @Test
  void shouldRenewOnceForManyThreadsOfTwoStores() throws Exception {
    store().save(grant, bytes("expired"));
    List<GrantStore<byte[]>> stores = List.of(store(), store());
    AtomicInteger renewals = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<byte[]>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        GrantStore<byte[]> mine = stores.get(i % 2);
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return mine.replace(
                      grant,
                      value ->
                          text(value).equals("expired")
                              ? bytes("renewal " + renewals.incrementAndGet())
                              : value);
                }));
      }
      start.countDown();
      for (Future<byte[]> one : all) {
        assertThat(one.get(2, TimeUnit.MINUTES)).isEqualTo(bytes("renewal 1"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(renewals).hasValue(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
