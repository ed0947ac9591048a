package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.refresh.RefreshTarget;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.Fence;
import io.xeropulse.warehouse.access.TenantTransactions;
import io.xeropulse.warehouse.ledger.LedgerDerivation;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Works out what readers see, WIP and the ledger, and publishes it as the session's: all in one
 * transaction, so that they see one session's figures or the last one's, never half of two.
 * Thread-safe.
 */
public final class Publisher implements RefreshTarget {
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final String defaultBaseCurrency;

  /**
   * Creates it.
   *
   * @param transactions the database
   * @param clock tells when something was published
   * @param defaultBaseCurrency ISO 4217 code of books whose source has not named it
   */
  public Publisher(
      TenantTransactions transactions, InstantSource clock, String defaultBaseCurrency) {
    this.transactions = transactions;
    this.clock = clock;
    this.defaultBaseCurrency = defaultBaseCurrency;
  }

  @Override
  public void refresh(SyncSession session, LocalDate asAt) {
    transactions.run(
        session.organization(),
        DatabaseRole.LOADER,
        handle -> {
          Fence.hold(handle, session);
          String baseCurrency = baseCurrency(handle, session.organization());
          WipFigures.refresh(handle, session.organization(), asAt, baseCurrency);
          LedgerDerivation ledger =
              new LedgerDerivation(handle, session.organization(), baseCurrency);
          UUID derivedWith = ledger.dependsOn();
          ledger.run(
              !derivedBefore(handle, session.organization()).equals(Optional.of(derivedWith)));
          return publish(handle, session, asAt, baseCurrency, derivedWith);
        });
  }

  private int publish(
      Handle handle, SyncSession session, LocalDate asAt, String baseCurrency, UUID derivedWith) {
    return handle
        .createUpdate(
            """
            insert into published
              (organization_id, session_id, as_at, base_currency, financial_year_end_month,
               financial_year_end_day, derived_with, published_at)
            select o.id, :session, :asAt, :currency, p.financial_year_end_month, p.financial_year_end_day,
              :derivedWith, :now
            from (select :organization as id) o
            left join organization_profile p on p.organization_id = o.id
            limit 1
            on conflict (organization_id) do update
            set session_id = excluded.session_id, as_at = excluded.as_at, base_currency = excluded.base_currency,
              financial_year_end_month = excluded.financial_year_end_month,
              financial_year_end_day = excluded.financial_year_end_day, derived_with = excluded.derived_with, published_at = excluded.published_at
            """)
        .bind("organization", session.organization().value())
        .bind("session", session.id())
        .bind("asAt", asAt)
        .bind("currency", baseCurrency)
        .bind("derivedWith", derivedWith)
        .bind("now", Timestamp.from(clock.instant()))
        .execute();
  }

  private static Optional<UUID> derivedBefore(Handle handle, OrganizationId organization) {
    return handle
        .createQuery("select derived_with from published where organization_id = :organization")
        .bind("organization", organization.value())
        .mapTo(UUID.class)
        .findOne();
  }

  private String baseCurrency(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            "select base_currency from organization_profile where organization_id ="
                + " :organization")
        .bind("organization", organization.value())
        .mapTo(String.class)
        .findFirst()
        .orElse(defaultBaseCurrency);
  }
}
