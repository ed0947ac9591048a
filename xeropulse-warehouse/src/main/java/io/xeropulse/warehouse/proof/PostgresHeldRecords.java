package io.xeropulse.warehouse.proof;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.OrganizationProfile;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.HeldRecords;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import io.xeropulse.warehouse.ledger.ChartRows;
import io.xeropulse.warehouse.ledger.RecordRow;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads the books back from PostgreSQL as the reading role. Documents and cash come from one
 * statement, hence from one instant. They hold what a ledger needs and no texts. Thread-safe.
 */
public final class PostgresHeldRecords implements HeldRecords {
  private static final String RECORDS =
      """
      select %s
      from financial_data d
      where d.organization_id = :organization
      order by d.source_id
      """
          .formatted(RecordRow.COLUMNS);

  private final TenantTransactions transactions;

  /**
   * Creates a reader.
   *
   * @param transactions the database
   */
  public PostgresHeldRecords(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Held of(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.READER,
        handle -> {
          List<Fact> facts =
              handle
                  .createQuery(RECORDS)
                  .bind("organization", organization.value())
                  .map((row, context) -> RecordRow.fact(row))
                  .list();
          return new Held(
              profile(handle, organization),
              ChartRows.accounts(handle, organization),
              only(facts, Document.class),
              only(facts, CashMovement.class));
        });
  }

  private static OrganizationProfile profile(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select source_id, name, base_currency, country_code, timezone, financial_year_end_month,
              financial_year_end_day, period_lock_date, end_of_year_lock_date
            from organization_profile
            where organization_id = :organization
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new OrganizationProfile(
                    row.getString("source_id"),
                    row.getString("name"),
                    row.getString("base_currency"),
                    row.getString("country_code"),
                    row.getString("timezone"),
                    row.getInt("financial_year_end_month"),
                    row.getInt("financial_year_end_day"),
                    row.getObject("period_lock_date", LocalDate.class),
                    row.getObject("end_of_year_lock_date", LocalDate.class)))
        .findOne()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "organization %s: its profile was never loaded, so its financial year is not known; sync it first"
                        .formatted(organization)));
  }

  private static <F extends Fact> List<F> only(List<Fact> facts, Class<F> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
