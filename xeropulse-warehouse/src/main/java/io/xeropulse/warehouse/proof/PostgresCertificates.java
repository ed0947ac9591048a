package io.xeropulse.warehouse.proof;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.AccountTie;
import io.xeropulse.core.sync.proof.Break;
import io.xeropulse.core.sync.proof.Certificate;
import io.xeropulse.core.sync.proof.CertificateStore;
import io.xeropulse.core.sync.proof.Suspect;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.Fence;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps certificates in PostgreSQL, one a session. Thread-safe. */
public final class PostgresCertificates implements CertificateStore {
  /** Of more, the first say enough. */
  private static final int MOST_DOUBTS = 1_000;

  private final TenantTransactions transactions;
  private final InstantSource clock;

  /**
   * Creates a store.
   *
   * @param transactions the database
   * @param clock tells when a certificate was made
   */
  public PostgresCertificates(TenantTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void keep(SyncSession session, Certificate certificate) {
    OrganizationId organization = session.organization();
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          Fence.hold(handle, session);
          handle.execute(
              "delete from tie_out where organization_id = ? and session_id = ?",
              organization.value(),
              session.id());
          insert(handle, session, certificate);
          insertAccounts(handle, session, certificate.accounts());
          insertBreaks(handle, session, certificate.breaks());
          return certificate;
        });
  }

  private void insert(Handle handle, SyncSession session, Certificate certificate) {
    handle
        .createUpdate(
            """
            insert into tie_out
              (organization_id, session_id, as_at, tied, reports_read, certificate_hash, doubts, proved_at)
            values (:organization, :session, :asAt, :tied, :reports, :hash, :doubts, :now)
            """)
        .bind("organization", session.organization().value())
        .bind("session", session.id())
        .bind("asAt", certificate.asAt())
        .bind("tied", certificate.tied())
        .bind("reports", certificate.reportsRead())
        .bind("hash", certificate.hash())
        .bindArray(
            "doubts",
            String.class,
            certificate.doubts().stream()
                .limit(MOST_DOUBTS)
                .map(PostgresCertificates::text)
                .toList())
        .bind("now", Timestamp.from(clock.instant()))
        .execute();
  }

  private static void insertAccounts(
      Handle handle, SyncSession session, List<AccountTie> accounts) {
    if (accounts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into tie_out_account
              (organization_id, session_id, account_id, label, ours, theirs, verdict, reason)
            values (:organization, :session, :account, :label, :ours, :theirs, :verdict, :reason)
            """);
    for (AccountTie account : accounts) {
      batch
          .bind("organization", session.organization().value())
          .bind("session", session.id())
          .bind("account", account.accountId())
          .bind("label", account.label())
          .bind("ours", account.ours())
          .bind("theirs", account.theirs())
          .bind("verdict", account.verdict().word())
          .bind("reason", account.reason())
          .add();
    }
    batch.execute();
  }

  private static void insertBreaks(Handle handle, SyncSession session, List<Break> breaks) {
    if (breaks.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into tie_out_break
              (organization_id, session_id, break_no, first_day, last_day, account_id, amount, suspects)
            values (:organization, :session, :number, :first, :last, :account, :amount, :suspects)
            """);
    int number = 0;
    for (Break found : breaks) {
      number++;
      List<String> suspects = found.suspects().stream().map(PostgresCertificates::text).toList();
      for (Map.Entry<String, BigDecimal> amount : found.sorted().entrySet()) {
        batch
            .bind("organization", session.organization().value())
            .bind("session", session.id())
            .bind("number", number)
            .bind("first", found.firstDay())
            .bind("last", found.lastDay())
            .bind("account", amount.getKey())
            .bind("amount", amount.getValue())
            .bindArray("suspects", String.class, suspects)
            .add();
      }
    }
    batch.execute();
  }

  private static String text(Suspect suspect) {
    return "%s %s: %s".formatted(suspect.kind(), suspect.sourceId(), suspect.message());
  }
}
