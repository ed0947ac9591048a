package io.xeropulse.core.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.HeardEvents.Receipt;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every memory of events promises. */
public abstract class HeardEventsContract {
  /** Whose events these are; differs from the webhook's name in every way. */
  protected static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(3, 4));

  private final String webhook = "app-" + UUID.randomUUID();

  /** Moved on by hand. */
  protected Instant now = Instant.parse("2026-03-01T10:15:30Z");

  /** The memory as one node sees it; every call is another node. */
  protected abstract HeardEvents node();

  @Test
  void shouldCallAnEventHeardOnceItWasHandedOver() {
    Receipt first = received(node(), 1, 2);
    assertThat(first.unheard()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(first.gap()).isFalse();
    node().notHandedOver(first);
    Receipt again = received(node(), 1, 2);
    assertThat(again.unheard()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(again.gap()).isFalse();
    node().handedOver(again);
    assertThat(received(node(), 1, 2, 3).unheard()).containsExactly(3L);
  }

  @Test
  void shouldSeeNoGapBetweenNodesThatTakeTurns() {
    HeardEvents one = node();
    HeardEvents other = node();
    for (long number = 5; number < 13; number++) {
      Receipt receipt = received(number % 2 == 0 ? one : other, number);
      assertThat(receipt.gap()).as("event %d", number).isFalse();
      (number % 2 == 0 ? other : one).handedOver(receipt);
    }
  }

  @Test
  void shouldNotCallAGapWhatIsInAnothersHands() {
    Receipt slow = received(node(), 1);
    Receipt quick = received(node(), 2);
    assertThat(quick.gap()).isFalse();
    node().handedOver(quick);
    node().handedOver(slow);
    assertThat(received(node(), 3).gap()).isFalse();
  }

  @Test
  void shouldGiveAnEventAgainThatANodeTookToItsDeath() {
    received(node(), 1);
    assertThat(received(node(), 1).unheard()).containsExactly(1L);
  }

  @Test
  void shouldCallAGapWhatANodeTookToItsDeathUntilThatIsHandedOver() {
    handOver(1);
    received(node(), 2);
    now = now.plus(HeardEvents.LONGEST_IN_HAND).plusSeconds(1);
    Receipt next = received(node(), 3);
    assertThat(next.gap()).isTrue();
    node().notHandedOver(next);
    Receipt again = received(node(), 3);
    assertThat(again.gap()).isTrue();
    node().handedOver(again);
    assertThat(received(node(), 4).gap()).isFalse();
  }

  @Test
  void shouldSeeAGapAgainThatWasNotHandedOver() {
    handOver(11, 12);
    Receipt gap = received(node(), 14);
    assertThat(gap.gap()).isTrue();
    node().notHandedOver(gap);
    assertThat(received(node(), 14).gap()).isTrue();
  }

  @Test
  void shouldCallAGapWhatWasTakenBackWhileANewerOneWasHandedOver() {
    handOver(4);
    Receipt slow = received(node(), 5);
    handOver(6);
    node().notHandedOver(slow);
    now = now.plus(HeardEvents.LONGEST_IN_HAND).plusSeconds(1);
    Receipt next = received(node(), 7);
    assertThat(next.gap()).isTrue();
    node().handedOver(next);
    assertThat(received(node(), 8).gap()).isFalse();
  }

  @Test
  void shouldTakeARepeatAsUnheardOfWhatWasTakenBackBehindANewerOne() {
    handOver(4);
    Receipt slow = received(node(), 5);
    handOver(6);
    node().notHandedOver(slow);
    assertThat(received(node(), 5).unheard()).containsExactly(5L);
    assertThat(received(node(), 5).first()).as("it is still known").isEmpty();
  }

  @Test
  void shouldCallNoGapWhatWasTakenBackAndRepeatedBehindANewerOne() {
    handOver(4);
    Receipt slow = received(node(), 5, 7);
    Receipt repeat = received(node(), 7);
    node().handedOver(repeat);
    node().notHandedOver(slow);
    handOver(5);
    now = now.plus(HeardEvents.LONGEST_IN_HAND).plusSeconds(1);
    assertThat(received(node(), 8).gap()).isFalse();
  }

  @Test
  void shouldCallAGapWhatTwoNodesTookBackOneAfterTheOther() {
    handOver(4);
    Receipt older = received(node(), 5);
    Receipt newer = received(node(), 6);
    node().notHandedOver(older);
    node().notHandedOver(newer);
    assertThat(received(node(), 7).gap()).isTrue();
  }

  @Test
  void shouldTakeASecondReceiptAsADuplicateAndALateOneAsNoGap() {
    handOver(1, 2);
    handOver(5);
    Receipt second = received(node(), 5);
    assertThat(second.unheard()).isEmpty();
    assertThat(second.gap()).isFalse();
    Receipt late = received(node(), 3, 4, 5);
    assertThat(late.unheard()).containsExactlyInAnyOrder(3L, 4L);
    assertThat(late.gap()).isFalse();
  }

  @Test
  void shouldKeepWebhooksApart() {
    handOver(900);
    Receipt other = node().received(webhook + " of another app", events(1));
    assertThat(other.unheard()).containsExactly(1L);
    assertThat(other.gap()).isFalse();
    node().handedOver(other);
    assertThat(received(node(), 901).gap()).isFalse();
  }

  @Test
  void shouldForgetWhatIsFarBehindTheNewest() {
    handOver(1, 2);
    handOver(HeardEvents.MOST_NUMBERS + 1);
    handOver(HeardEvents.MOST_NUMBERS + 2);
    assertThat(received(node(), 1).unheard()).containsExactly(1L);
    assertThat(remembered()).isLessThanOrEqualTo(HeardEvents.MOST_NUMBERS);
  }

  @Test
  void shouldHandOverEveryEventHoweverOftenAndInWhateverOrderItComesAndFails() {
    int seeds = Boolean.getBoolean("xeropulse.proof") ? 500 : 10;
    System.out.println("HeardEventsContract: seeds 1 to " + seeds);
    for (long seed = 1; seed <= seeds; seed++) {
      Random random = new Random(seed);
      HeardEvents[] nodes = {node(), node()};
      Set<Long> told = new HashSet<>();
      Set<Long> sent = new HashSet<>();
      for (int call = 0; call < 30; call++) {
        long first = 1L + random.nextInt(40);
        long[] numbers = new long[1 + random.nextInt(4)];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = first + i;
        }
        HeardEvents node = nodes[random.nextInt(2)];
        Receipt receipt = node.received(webhook + " " + seed, events(numbers));
        if (random.nextInt(3) == 0) {
          node.notHandedOver(receipt);
          continue;
        }
        for (long number : numbers) {
          sent.add(number);
        }
        for (long number : receipt.unheard()) {
          assertThat(told.add(number)).as("seed %d: %d told once", seed, number).isTrue();
        }
        node.handedOver(receipt);
      }
      assertThat(told).as("seed %d", seed).isEqualTo(sent);
    }
  }

  /** How many numbers are kept of the webhook that the tests use. */
  protected abstract long remembered();

  private void handOver(long... numbers) {
    node().handedOver(received(node(), numbers));
  }

  private Receipt received(HeardEvents node, long... numbers) {
    return node.received(webhook, events(numbers));
  }

  private static SortedMap<Long, Optional<OrganizationId>> events(long... numbers) {
    SortedMap<Long, Optional<OrganizationId>> events = new TreeMap<>();
    for (long number : numbers) {
      events.put(number, number % 2 == 0 ? Optional.empty() : Optional.of(ORGANIZATION));
    }
    return events;
  }
}
