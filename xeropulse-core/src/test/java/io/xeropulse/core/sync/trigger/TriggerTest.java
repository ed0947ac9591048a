package io.xeropulse.core.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.sync.extract.Entity;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a trigger names belongs to a source, or to all of them. */
class TriggerTest {
  private static final Entity DEBTORS = new Entity("xero", "invoices", false);
  private static final Entity BILLED = new Entity("xpm", "invoices", false);

  @Test
  void shouldWantOneSourcesEntityOrEverySources() {
    Trigger one = new Trigger.Webhook(Map.of("xero/invoices", Set.of("a")));
    assertThat(one.wants(DEBTORS)).isTrue();
    assertThat(one.wants(BILLED)).isFalse();
    assertThat(one.records(DEBTORS)).containsExactly("a");
    Trigger every = new Trigger.Manual(true, Set.of("invoices"));
    assertThat(every.wants(DEBTORS)).isTrue();
    assertThat(every.wants(BILLED)).isTrue();
    assertThat(every.records(DEBTORS)).isEmpty();
    assertThat(new Trigger.Scheduled().wants(BILLED)).isTrue();
  }

  @Test
  void shouldReadEachRecordThatEitherNameAsksFor() {
    Trigger both =
        new Trigger.Webhook(Map.of("xero/invoices", Set.of("a"), "invoices", Set.of("b")));
    assertThat(both.records(DEBTORS)).containsExactlyInAnyOrder("a", "b");
    assertThat(both.records(BILLED)).containsExactly("b");
    Trigger all = new Trigger.Webhook(Map.of("xero/invoices", Set.of("a"), "invoices", Set.of()));
    assertThat(all.records(DEBTORS)).as("all that changed").isEmpty();
  }
}
