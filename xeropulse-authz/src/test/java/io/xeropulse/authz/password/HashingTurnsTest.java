package io.xeropulse.authz.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingTurnsTest {
  private static final Optional<String> FLOOD = Optional.of("flood");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> served = new CopyOnWriteArrayList<>();
  private final HashingTurns turns =
      new HashingTurns(new HashingLimits(2, 64, Duration.ofSeconds(60), 8));

  @AfterEach
  void stop() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldServeOthersWhileOneSourceSendsEightyAtOnce() {
    turns.take(FLOOD, false);
    turns.take(FLOOD, false);
    for (int i = 0; i < 6; i++) {
      queue("flood", false);
    }
    for (int i = 0; i < 72; i++) {
      assertThatThrownBy(() -> turns.take(FLOOD, false)).isInstanceOf(HashingBusyException.class);
    }
    queue("stranger", false);
    queue("victim", true);
    for (int i = 1; i <= 8; i++) {
      turns.done(FLOOD);
      awaitServed(i);
    }
    assertThat(served)
        .as("known sources first, the others as they came")
        .containsExactly(
            "victim", "flood", "flood", "flood", "flood", "flood", "flood", "stranger");
  }

  @Test
  void shouldKeepRoomForKnownSourcesWhenStrangersFillTheirs() {
    turns.take(Optional.empty(), false);
    turns.take(Optional.empty(), false);
    for (int i = 0; i < 64; i++) {
      queue("stranger " + i, false);
    }
    assertThatThrownBy(() -> turns.take(Optional.of("one more"), false))
        .isInstanceOf(HashingBusyException.class);
    queue("victim", true);
    turns.done(Optional.empty());
    awaitServed(1);
    assertThat(served).containsExactly("victim");
  }

  @Test
  void shouldForgetWhoLostPatienceOrWasInterrupted() throws Exception {
    HashingTurns hasty = new HashingTurns(new HashingLimits(1, 1, Duration.ofMillis(1), 2));
    Optional<String> one = Optional.of("one");
    hasty.take(one, false);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> hasty.take(one, false)).isInstanceOf(HashingBusyException.class);
    }
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> hasty.take(one, false)).isInstanceOf(HashingBusyException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(hasty.waiting()).isZero();
    hasty.done(one);
    hasty.take(one, false);
    hasty.done(one);
  }

  /** Waits in a thread until it is its turn, which it notes and does not end. */
  private void queue(String name, boolean known) {
    int before = turns.waiting();
    threads.execute(
        () -> {
          turns.take(Optional.of(name), known);
          served.add(name);
        });
    while (turns.waiting() == before) {
      Thread.onSpinWait();
    }
  }

  private void awaitServed(int count) {
    while (served.size() < count) {
      Thread.onSpinWait();
    }
  }
}
