package io.xeropulse.benchmarks;

import io.xeropulse.core.model.Document;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.UUID;

/** The upsert a user would write over the same table, and how to bind an invoice to it. */
final class PlainInvoiceSql {
  static final String UPSERT =
      """
      insert into xeropulse.financial_data (organization_id, source, source_id, kind, basis, direction,
        source_type, status, source_status, document_number, reference, contact_id,
        transaction_date, due_date, currency, currency_rate, sub_total, total_tax, total, base_total,
        amount_due, source_updated_at, content_hash)
      values (?, 'xero', ?, 'invoice', 'accrual', 'in', ?, 'authorised', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (organization_id, source, source_id) do update set
        status = excluded.status, total = excluded.total, amount_due = excluded.amount_due
      """;

  private static final UUID NO_HASH = new UUID(0, 0);

  private PlainInvoiceSql() {}

  static void bind(PreparedStatement statement, UUID organization, Document invoice)
      throws SQLException {
    int i = 0;
    statement.setObject(++i, organization);
    statement.setString(++i, invoice.sourceId());
    statement.setString(++i, invoice.sourceType());
    statement.setString(++i, invoice.sourceStatus());
    statement.setString(++i, invoice.number());
    statement.setString(++i, invoice.reference());
    statement.setString(++i, invoice.contactId());
    statement.setObject(++i, invoice.date());
    statement.setObject(++i, invoice.dueDate());
    statement.setString(++i, invoice.amounts().currency());
    statement.setBigDecimal(++i, invoice.amounts().rate());
    statement.setBigDecimal(++i, invoice.amounts().subTotal());
    statement.setBigDecimal(++i, invoice.amounts().totalTax());
    statement.setBigDecimal(++i, invoice.amounts().total());
    statement.setBigDecimal(++i, invoice.amounts().baseTotal());
    statement.setBigDecimal(++i, invoice.amounts().amountDue());
    statement.setTimestamp(
        ++i, invoice.updatedAt() == null ? null : Timestamp.from(invoice.updatedAt()));
    statement.setObject(++i, NO_HASH);
  }
}
