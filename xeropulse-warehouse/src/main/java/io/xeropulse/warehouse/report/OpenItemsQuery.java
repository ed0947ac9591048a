package io.xeropulse.warehouse.report;

import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.OrganizationId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * What is open of each receivable as at a date, from the published ledger: its total at its own
 * rate, and what settlements moved on its control account up to then. The source's own amount due
 * is today's and is never used. An overpayment's total was booked with the bank transaction that
 * made it, so totals are taken from the records.
 */
final class OpenItemsQuery {
  private static final String OPEN_ITEMS =
      """
      with settled as (
        select source, document_id, sum(debit - credit) as amount, sum(document_amount) as document_amount
        from ledger_line
        where organization_id = :organization and document_id is not null
          and derived_as in ('payment', 'allocation') and accounting_date <= :asAt
        group by source, document_id),
      item as (
        select r.*, case r.kind when 'invoice' then r.total else -r.total end as opening
        from ledger_record r
        where r.organization_id = :organization and r.kind in ('invoice', 'credit_note', 'overpayment')
          and r.in_the_books and r.transaction_date <= :asAt)
      select i.source_id, i.contact_id, c.name as contact_name, i.transaction_date, i.due_date, i.currency_rate,
        i.opening, coalesce(s.amount, 0) as settled
      from item i
      left join settled s on s.source = i.source and s.document_id = i.source_id
      left join ledger_contact c
        on c.organization_id = i.organization_id and c.source = i.source and c.source_id = i.contact_id
      where i.opening + coalesce(s.document_amount, 0) <> 0
      order by i.source_id
      """;

  private OpenItemsQuery() {}

  static List<OpenItem> run(
      Handle handle, OrganizationId organization, LocalDate asAt, String baseCurrency) {
    return handle
        .createQuery(OPEN_ITEMS)
        .bind("organization", organization.value())
        .bind("asAt", asAt)
        .map((row, context) -> openItem(row, baseCurrency))
        .list();
  }

  private static OpenItem openItem(ResultSet row, String baseCurrency) throws SQLException {
    BigDecimal opening =
        CurrencyConversion.toBase(
            row.getBigDecimal("opening"), row.getBigDecimal("currency_rate"), baseCurrency);
    return new OpenItem(
        row.getString("source_id"),
        row.getString("contact_id"),
        row.getString("contact_name"),
        Objects.requireNonNull(row.getObject("transaction_date", LocalDate.class)),
        row.getObject("due_date", LocalDate.class),
        opening.add(row.getBigDecimal("settled").setScale(opening.scale())));
  }
}
