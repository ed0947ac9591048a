package io.xeropulse.authz.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LivePolicyTest {
  private static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");

  @Test
  void shouldAnswerByTheOldOrTheNewPolicyButNeverByAMixture() throws Exception {
    PolicyEngine practice = PolicyEngine.of(PolicyPreset.PRACTICE.policy());
    PolicyEngine purpose = PolicyEngine.of(PolicyPreset.PURPOSE.policy());
    LivePolicy live = new LivePolicy(practice);
    Principal admin = Principal.of(new UserId("u"), HOME, new Role("admin"));
    DashboardId dashboard = new DashboardId("dashboard-1");
    Set<String> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch bothSeen = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> reader =
          threads.submit(
              () -> {
                while (bothSeen.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                  Decision decision = live.get().decide(admin, HOME, dashboard);
                  if (seen.add(decision.rule().policy() + " " + decision.allowed())) {
                    bothSeen.countDown();
                  }
                }
              });
      Future<?> writer =
          threads.submit(
              () -> {
                boolean next = true;
                while (bothSeen.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
                  live.replace(next ? purpose : practice);
                  next = !next;
                }
              });
      for (Future<?> done : List.of(reader, writer)) {
        done.get(30, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(seen).containsExactlyInAnyOrder("practice/1 true", "purpose/1 false");
  }
}
