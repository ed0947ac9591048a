package io.xeropulse.authz.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.authz.Threads;
import io.xeropulse.authz.Transactions;
import io.xeropulse.core.model.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every audit table must do. */
public abstract class AuditTableContract {
  protected static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");
  protected static final OrganizationId OTHER =
      OrganizationId.of("22222222-2222-2222-2222-222222222222");
  private static final AuditKeys KEYS =
      AuditKeys.single("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

  private final AuditLog log = new AuditLog(KEYS);

  /** An empty store; the same one at every call. */
  protected abstract Transactions<? extends AuditTransaction> store();

  @Test
  void shouldReadBackExactlyWhatWasWritten() {
    AuditEvent event =
        new AuditEvent(
            HOME,
            Instant.parse("2025-06-30T01:02:03.123456789Z"),
            "user:1",
            "user.create",
            "user:2",
            Outcome.SUCCEEDED,
            Map.of("b", "ünïcode \u0001 \"quoted\"", "a", ""),
            new RequestOrigin("2001:db8::1", "agent/1.0"),
            Set.of("privileged_access", "soc2"));
    AuditEntry written = store().run(tables -> log.append(tables, event));
    assertThat(read(HOME)).containsExactly(written);
    assertThat(written.event().at()).isEqualTo("2025-06-30T01:02:03.123456Z");
  }

  @Test
  void shouldWriteDownWhateverTheClientCallsItself() {
    RequestOrigin hostile =
        new RequestOrigin(
            "192.0.2.1\u0000\ud83d" + "9".repeat(1_000_000), "a\u0000b\r\nc" + "x".repeat(300));
    AuditEvent event = event(HOME, "login");
    AuditEvent sent =
        new AuditEvent(
            HOME,
            event.at(),
            event.actor(),
            event.action(),
            event.target(),
            event.outcome(),
            event.details(),
            hostile,
            event.tags());
    AuditEntry written = store().run(tables -> log.append(tables, sent));
    assertThat(read(HOME)).containsExactly(written);
    assertThat(written.event().origin().agent()).startsWith("a b  cxx").hasSize(256);
    assertThat(written.event().origin().address()).startsWith("192.0.2.1  99").hasSize(64);
  }

  @Test
  void shouldNumberEveryOrganizationWithoutGapsUnderConcurrency() throws Exception {
    int threads = Boolean.getBoolean("xeropulse.proof") ? 32 : 8;
    int each = Boolean.getBoolean("xeropulse.proof") ? 50 : 10;
    Threads.race(
        threads,
        thread ->
            () -> {
              for (int i = 0; i < each; i++) {
                AuditEvent event = event(i % 2 == 0 ? HOME : OTHER, "t" + thread + "-" + i);
                store().run(tables -> log.append(tables, event));
              }
              return true;
            });
    for (OrganizationId organization : List.of(HOME, OTHER)) {
      List<AuditEntry> entries = read(organization);
      assertThat(entries).hasSize(threads * each / 2);
      assertThat(new AuditVerifier(KEYS).verify(entries.iterator(), Optional.empty()))
          .isEqualTo(new AuditVerifier.Verdict(entries.size(), Optional.empty(), "whole"));
    }
  }

  @Test
  void shouldLeaveNoGapWhereATransactionWasRolledBack() {
    store().run(tables -> log.append(tables, event(HOME, "one")));
    assertThatThrownBy(
            () ->
                store()
                    .run(
                        tables -> {
                          log.append(tables, event(HOME, "undone"));
                          throw new IllegalStateException("stop");
                        }))
        .hasMessage("stop");
    store().run(tables -> log.append(tables, event(HOME, "two")));
    assertThat(read(HOME)).extracting(AuditEntry::sequence).containsExactly(1L, 2L);
    assertThat(read(HOME))
        .extracting(entry -> entry.event().action())
        .containsExactly("one", "two");
  }

  @Test
  void shouldRefuseAnEntryThatDoesNotFollowTheHead() {
    AuditEntry first = store().run(tables -> log.append(tables, event(HOME, "one")));
    assertThatThrownBy(
            () ->
                store()
                    .run(
                        tables -> {
                          tables.audit().append(first);
                          return 0;
                        }))
        .isInstanceOf(RuntimeException.class);
    assertThat(read(HOME)).hasSize(1);
  }

  @Test
  void shouldReadInPages() {
    for (int i = 0; i < 7; i++) {
      AuditEvent event = event(HOME, "a" + i);
      store().run(tables -> log.append(tables, event));
    }
    assertThat(page(HOME, 3, 2)).extracting(AuditEntry::sequence).containsExactly(4L, 5L);
    assertThat(page(HOME, 7, 2)).isEmpty();
    assertThat(page(OTHER, 0, 2)).isEmpty();
  }

  @Test
  void shouldRecordAttemptAndOutcomeOfAChange() {
    String result = log.change(store(), event(HOME, "fine"), tables -> "done");
    assertThat(result).isEqualTo("done");
    assertThatThrownBy(
            () ->
                log.change(
                    store(),
                    event(HOME, "broken"),
                    tables -> {
                      throw new IllegalStateException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(read(HOME))
        .extracting(entry -> entry.event().action() + " " + entry.event().outcome())
        .containsExactly("fine ATTEMPTED", "fine SUCCEEDED", "broken ATTEMPTED", "broken FAILED");
    assertThat(read(HOME).get(3).event().details())
        .as("the message is not written down: it may quote data")
        .isEqualTo(Map.of("error", "IllegalStateException"));
  }

  private List<AuditEntry> read(OrganizationId organization) {
    return page(organization, 0, 10_000);
  }

  private List<AuditEntry> page(OrganizationId organization, long after, int limit) {
    return store().run(tables -> AuditLog.read(tables, organization, after, limit));
  }

  protected static AuditEvent event(OrganizationId organization, String action) {
    return new AuditEvent(
        organization,
        Instant.parse("2025-06-30T00:00:00Z"),
        "user:1",
        action,
        "user:2",
        Outcome.SUCCEEDED,
        Map.of(),
        RequestOrigin.NONE,
        Set.of());
  }
}
