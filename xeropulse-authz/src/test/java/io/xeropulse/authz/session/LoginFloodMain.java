package io.xeropulse.authz.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.xeropulse.authz.Practice;
import io.xeropulse.authz.audit.Pseudonyms;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.memory.InMemoryStore;
import io.xeropulse.authz.password.Argon2Settings;
import io.xeropulse.authz.password.Argon2idHasher;
import io.xeropulse.authz.password.HashingBusyException;
import io.xeropulse.authz.password.HashingLimits;
import io.xeropulse.authz.password.Peppers;
import io.xeropulse.authz.session.Authentication.Authenticated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Many logins at once with hashes of full cost, while somebody else goes on working. */
final class LoginFloodMain {
  private LoginFloodMain() {}

  public static void main(String[] args) throws InterruptedException {
    int attempts = Integer.parseInt(args[0]);
    Practice practice = new Practice(new InMemoryStore());
    practice.found(Practice.HOME, "admin@example.com");
    String access = practice.enter("admin@example.com").tokens().access();
    Logins logins =
        new Logins(
            practice.store,
            practice.policy,
            practice.audit,
            practice.sessions,
            new Argon2idHasher(
                Argon2Settings.owasp(), Peppers.none(), practice.random, HashingLimits.standard()),
            practice.counters,
            LoginLimits.standard(),
            new Pseudonyms("a pseudonym key of 32 bytes, yes".getBytes(UTF_8)),
            practice.clock,
            practice.random);
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger busy = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(attempts);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < attempts; i++) {
      LoginRequest request =
          new LoginRequest(
              "n" + i + "@example.com",
              "wrong",
              new RequestOrigin("ip-" + i, "browser"),
              Optional.empty());
      threads.add(
          new Thread(
              () -> {
                try {
                  start.await();
                  boolean entered = logins.login(request) instanceof LoginOutcome.LoggedIn;
                  refused.addAndGet(entered ? 0 : 1);
                } catch (HashingBusyException turnedAway) {
                  busy.incrementAndGet();
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                } finally {
                  end.countDown();
                }
              }));
    }
    threads.forEach(Thread::start);
    start.countDown();
    int worked = 0;
    while (end.getCount() > 0) {
      if (!(practice.sessions.authenticate(access) instanceof Authenticated)) {
        throw new IllegalStateException("The person at work was shut out");
      }
      worked++;
    }
    System.out.printf(
        "%d answered, turned away: %b, went on working: %b%n",
        refused.get() + busy.get(), refused.get() < attempts, worked > 100);
  }
}
