package io.xeropulse.warehouse.report;

import io.xeropulse.core.ageing.AgedReceivables;
import io.xeropulse.core.ageing.AgeingBasis;
import io.xeropulse.core.ageing.DebtAge;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import io.xeropulse.warehouse.report.BooksDigest.TableDigest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Sums up what an organization's warehouse holds. Thread-safe. */
public final class BooksDigests {
  private final TenantTransactions transactions;
  private final Reports reports;

  /**
   * Creates a reader.
   *
   * @param transactions the database
   * @param reports where figures are worked out
   */
  public BooksDigests(TenantTransactions transactions, Reports reports) {
    this.transactions = transactions;
    this.reports = reports;
  }

  /**
   * Sums up an organization.
   *
   * @param organization whose
   * @param asAt the date the figures are for
   * @return the digest
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  public BooksDigest of(OrganizationId organization, LocalDate asAt) {
    Map<String, TableDigest> tables =
        transactions.run(organization, DatabaseRole.LOADER, handle -> tables(handle, organization));
    return new BooksDigest(tables, figures(organization, asAt));
  }

  /** Every table of facts has a content hash; what hangs below a fact is in the fact's hash. */
  private static Map<String, TableDigest> tables(Handle handle, OrganizationId organization) {
    Map<String, TableDigest> tables = new HashMap<>();
    for (String table :
        handle
            .createQuery(
                """
                  select c.relname from pg_attribute a join pg_class c on c.oid = a.attrelid
                  where c.relnamespace = (select relnamespace from pg_class where oid = 'organization'::regclass)
                and c.relkind in ('r', 'p')
                    and not c.relispartition and a.attname = 'content_hash' and not a.attisdropped
                """)
            .mapTo(String.class)
            .list()) {
      tables.put(table, digest(handle, table, organization));
    }
    return tables;
  }

  private static TableDigest digest(Handle handle, String table, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select count(*) as rows, md5(coalesce(
              string_agg(source || ' ' || source_id || ' ' || content_hash, '\n'
                order by source collate "C", source_id collate "C"), '')) as hash
            from %s where organization_id = :organization
            """
                .formatted(table))
        .bind("organization", organization.value())
        .map((row, context) -> new TableDigest(row.getLong("rows"), row.getString("hash")))
        .one();
  }

  private Map<String, BigDecimal> figures(OrganizationId organization, LocalDate asAt) {
    Map<String, BigDecimal> figures = new HashMap<>();
    WipReport wip = reports.wip(organization, asAt);
    figures.put("wip gross", wip.gross());
    figures.put("wip interims", wip.interims());
    figures.put("wip net", wip.net());
    AgedReceivables debtors = reports.agedReceivables(organization, asAt, AgeingBasis.DUE_DATE);
    for (DebtAge age : DebtAge.values()) {
      figures.put("receivables " + age.label(), debtors.amount(age));
    }
    return figures;
  }
}
