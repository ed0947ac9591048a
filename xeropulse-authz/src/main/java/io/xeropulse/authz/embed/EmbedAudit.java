package io.xeropulse.authz.embed;

import io.xeropulse.authz.Transactions;
import io.xeropulse.authz.audit.AuditEvent;
import io.xeropulse.authz.audit.AuditLog;
import io.xeropulse.authz.audit.Outcome;
import io.xeropulse.authz.audit.RequestOrigin;
import io.xeropulse.authz.scope.DashboardId;
import java.util.Map;
import java.util.Set;

/**
 * Writes accesses to dashboards into the audit log, as issued or refused, and with what was issued
 * a row of who opened what. Thread-safe.
 */
public final class EmbedAudit implements EmbedLog {
  private final Transactions<? extends EmbedTransaction> store;
  private final AuditLog audit;

  /**
   * Creates a log.
   *
   * @param store the stores
   * @param audit the audit log
   */
  public EmbedAudit(Transactions<? extends EmbedTransaction> store, AuditLog audit) {
    this.store = store;
    this.audit = audit;
  }

  /** Nobody can write into another organization's log by asking for its dashboards. */
  @Override
  public void record(EmbedAccess access) {
    AuditEvent event =
        new AuditEvent(
            access.organization(),
            access.at(),
            access.key().map(id -> "key:" + id).orElse("user:" + access.user()),
            access.issued() ? "dashboard.issue" : "dashboard.refuse",
            "dashboard:" + access.dashboard(),
            access.issued() ? Outcome.SUCCEEDED : Outcome.REFUSED,
            Map.of("reason", access.reason()),
            RequestOrigin.NONE,
            Set.of("data_access"));
    AuditEvent named =
        access.key().isEmpty() ? event : event.with("owner", "user:" + access.user());
    AuditEvent told =
        access.about().equals(access.organization())
            ? named
            : named.with("asked_for", access.about().toString());
    store.run(
        tables -> {
          if (access.issued()) {
            tables
                .dashboards()
                .opened(
                    new DashboardOpening(
                        access.organization(),
                        access.user(),
                        new DashboardId(access.dashboard()),
                        access.at()));
          }
          return audit.append(tables, told);
        });
  }
}
