package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.ledger.Bookkeeping;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseFailure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger up to date with the documents and cash movements, inside a transaction of the
 * loading role: only records that changed, and those that settle each other with them, are booked
 * again, some hundreds at a time. Not thread-safe.
 */
public final class LedgerDerivation {
  /** To be raised whenever the same records would be booked otherwise than before. */
  private static final int RULES = 2;

  private static final int AT_ONCE = 1_000;

  private static final String CHANGED_RECORDS =
      """
      select d.source, c.cluster_id, %s
      from ledger_change c
      join financial_data d
        on d.organization_id = :organization and d.source = c.source and d.source_id = c.source_id
      order by d.source, c.cluster_id, d.source_id
      """
          .formatted(RecordRow.COLUMNS);

  private static final String WHAT_BOOKINGS_DEPEND_ON =
      """
      select md5(:rules || ' ' || :currency || coalesce(string_agg(
        chr(30) || source_id || chr(31) || coalesce(code, '') || chr(31) || coalesce(system_account, '')
          || chr(31) || account_type || chr(31) || coalesce(currency, ''), ''
        order by source collate "C", source_id collate "C"), ''))::uuid
      from account where organization_id = :organization
      """;

  private record Row(String source, String cluster, Fact fact) {}

  private final Handle handle;
  private final OrganizationId organization;
  private final String baseCurrency;

  /**
   * Creates a derivation.
   *
   * @param handle the transaction
   * @param organization whose ledger
   * @param baseCurrency ISO 4217 code of its books
   */
  public LedgerDerivation(Handle handle, OrganizationId organization, String baseCurrency) {
    this.handle = handle;
    this.organization = organization;
    this.baseCurrency = baseCurrency;
  }

  /**
   * What all bookings depend on: the rules, the base currency and the accounts, whose codes lines
   * without an account's identifier name.
   *
   * @return a hash of it
   */
  public UUID dependsOn() {
    return handle
        .createQuery(WHAT_BOOKINGS_DEPEND_ON)
        .bind("rules", String.valueOf(RULES))
        .bind("currency", baseCurrency)
        .bind("organization", organization.value())
        .mapTo(UUID.class)
        .one();
  }

  /**
   * Derives what is not derived yet.
   *
   * @param all whether to derive everything again, since what bookings depend on is not what it was
   */
  public void run(boolean all) {
    LedgerTables tables = new LedgerTables(handle, organization);
    tables.copyNames();
    if (new LedgerChanges(handle, organization).find(all) == 0) {
      return;
    }
    tables.takeOut();
    tables.copyRecords();
    try {
      book(tables);
    } catch (SQLException e) {
      throw DatabaseFailure.of(organization, e);
    }
  }

  private void book(LedgerTables tables) throws SQLException {
    Bookkeeping bookkeeping =
        new Bookkeeping(new Chart(ChartRows.accounts(handle, organization)), baseCurrency);
    List<Fact> facts = new ArrayList<>();
    @Nullable Row last = null;
    try (ResultIterator<Row> rows =
        handle
            .createQuery(CHANGED_RECORDS)
            .bind("organization", organization.value())
            .setFetchSize(AT_ONCE)
            .map((row, context) -> row(row))
            .iterator()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (last != null && parted(last, row, facts.size())) {
          book(bookkeeping, tables, last.source(), facts);
          facts.clear();
        }
        facts.add(row.fact());
        last = row;
      }
    }
    if (last != null) {
      book(bookkeeping, tables, last.source(), facts);
    }
  }

  /** Records of one cluster are booked together, however many they are. */
  private static boolean parted(Row last, Row row, int size) {
    return !row.source().equals(last.source())
        || (size >= AT_ONCE && !row.cluster().equals(last.cluster()));
  }

  private static void book(
      Bookkeeping bookkeeping, LedgerTables tables, String source, List<Fact> facts)
      throws SQLException {
    List<Document> documents = new ArrayList<>();
    List<CashMovement> cash = new ArrayList<>();
    Map<String, @Nullable String> contacts = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Document document) {
        documents.add(document);
        contacts.put(document.sourceId(), document.contactId());
      } else if (fact instanceof CashMovement movement) {
        cash.add(movement);
        contacts.put(movement.sourceId(), movement.contactId());
      }
    }
    tables.add(source, bookkeeping.book(documents, cash), contacts);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(row.getString("source"), row.getString("cluster_id"), RecordRow.fact(row));
  }
}
