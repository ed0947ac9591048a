package io.xeropulse.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import io.xeropulse.benchmarks.PlainInvoice.PlainCredit;
import io.xeropulse.benchmarks.PlainInvoice.PlainLine;
import io.xeropulse.benchmarks.PlainInvoice.PlainPage;
import io.xeropulse.benchmarks.PlainInvoice.PlainPayment;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A sync of invoices as one writes it first: a page after the other, bound by Jackson, checked, and
 * upserted with its lines and allocations by JDBC batches in one transaction a page.
 */
final class PlainSync {
  private static final UUID NO_HASH = new UUID(0, 0);
  private static final ObjectReader PAGES = PlainInvoice.mapper().readerFor(PlainPage.class);

  private static final String DOCUMENT =
      """
      insert into xeropulse.financial_data (organization_id, source, source_id, kind, basis, direction,
        source_type, status, source_status, document_number, reference, contact_id,
        transaction_date, due_date, currency, currency_rate, sub_total, total_tax, total, base_total,
        amount_due, source_updated_at, content_hash)
      values (?, 'xero', ?, ?, 'accrual', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (organization_id, source, source_id) do update set
        status = excluded.status, source_status = excluded.source_status,
        document_number = excluded.document_number, reference = excluded.reference,
        contact_id = excluded.contact_id,
        transaction_date = excluded.transaction_date, due_date = excluded.due_date,
        currency = excluded.currency, currency_rate = excluded.currency_rate,
        sub_total = excluded.sub_total, total_tax = excluded.total_tax, total = excluded.total,
        base_total = excluded.base_total, amount_due = excluded.amount_due,
        source_updated_at = excluded.source_updated_at
      """;
  private static final String LINE =
      """
      insert into xeropulse.financial_line (organization_id, source, parent_id, line_no, source_id,
        description, account_code, tax_type, quantity, unit_amount, tax_amount, line_amount)
      values (?, 'xero', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String ALLOCATION =
      """
      insert into xeropulse.financial_allocation (organization_id, source, parent_id, line_no, kind,
        counterpart_id, allocation_date, amount)
      values (?, 'xero', ?, ?, ?, ?, ?, ?)
      """;

  private final UUID organization = UUID.randomUUID();
  private final PlainXero xero;
  private final DataSource database;

  PlainSync(PlainXero xero, DataSource database) {
    this.xero = xero;
    this.database = database;
  }

  void run() throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      List<PlainInvoice> invoices = page(1);
      for (int page = 2; !invoices.isEmpty(); page++) {
        store(connection, invoices.stream().filter(PlainInvoice::addsUp).toList());
        connection.commit();
        invoices = page(page);
      }
    }
  }

  private List<PlainInvoice> page(int number) throws Exception {
    String query =
        "/api.xro/2.0/Invoices?unitdp=4&includeArchived=true&pageSize=1000&order=UpdatedDateUTC&page=";
    try (InputStream answer = xero.get(query + number)) {
      return PAGES.<PlainPage>readValue(answer).invoices();
    }
  }

  private void store(Connection connection, List<PlainInvoice> invoices) throws SQLException {
    forget(connection, "financial_line", invoices);
    forget(connection, "financial_allocation", invoices);
    try (PreparedStatement document = connection.prepareStatement(DOCUMENT);
        PreparedStatement line = connection.prepareStatement(LINE);
        PreparedStatement allocation = connection.prepareStatement(ALLOCATION)) {
      for (PlainInvoice invoice : invoices) {
        add(document, invoice);
        int number = 0;
        for (PlainLine item : invoice.lineItems()) {
          add(line, invoice, ++number, item);
        }
        number = 0;
        for (PlainPayment payment : invoice.payments()) {
          add(
              allocation,
              invoice,
              ++number,
              "payment",
              payment.paymentID(),
              payment.date(),
              payment.amount());
        }
        for (Map.Entry<String, List<PlainCredit>> kind : credits(invoice).entrySet()) {
          for (PlainCredit credit : kind.getValue()) {
            add(
                allocation,
                invoice,
                ++number,
                kind.getKey(),
                id(credit),
                credit.date(),
                credit.appliedAmount());
          }
        }
      }
      document.executeBatch();
      line.executeBatch();
      allocation.executeBatch();
    }
  }

  private static Map<String, List<PlainCredit>> credits(PlainInvoice invoice) {
    return Map.of(
        "credit_note", invoice.creditNotes(),
        "overpayment", invoice.overpayments(),
        "prepayment", invoice.prepayments());
  }

  private static @Nullable String id(PlainCredit credit) {
    if (credit.creditNoteID() != null) {
      return credit.creditNoteID();
    }
    return credit.overpaymentID() != null ? credit.overpaymentID() : credit.prepaymentID();
  }

  private void forget(Connection connection, String table, List<PlainInvoice> parents)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from xeropulse."
                + table
                + " where organization_id = ? and source = 'xero' and parent_id = any (?)")) {
      delete.setObject(1, organization);
      delete.setArray(
          2,
          connection.createArrayOf(
              "text", parents.stream().map(PlainInvoice::invoiceID).toArray()));
      delete.executeUpdate();
    }
  }

  private void add(PreparedStatement statement, PlainInvoice invoice) throws SQLException {
    boolean sale = invoice.type().equals("ACCREC");
    int i = 0;
    statement.setObject(++i, organization);
    statement.setString(++i, invoice.invoiceID());
    statement.setString(++i, sale ? "invoice" : "bill");
    statement.setString(++i, sale ? "in" : "out");
    statement.setString(++i, invoice.type());
    statement.setString(++i, invoice.status().toLowerCase(Locale.ROOT));
    statement.setString(++i, invoice.status());
    statement.setString(++i, invoice.invoiceNumber());
    statement.setString(++i, invoice.reference());
    statement.setString(++i, invoice.contact().contactID());
    statement.setObject(++i, invoice.date());
    statement.setObject(++i, invoice.dueDate());
    statement.setString(++i, invoice.currencyCode());
    statement.setBigDecimal(++i, invoice.rate());
    statement.setBigDecimal(++i, invoice.subTotal());
    statement.setBigDecimal(++i, invoice.totalTax());
    statement.setBigDecimal(++i, invoice.total());
    statement.setBigDecimal(++i, invoice.baseTotal());
    statement.setBigDecimal(++i, invoice.amountDue());
    statement.setTimestamp(++i, Timestamp.from(invoice.updatedAt()));
    statement.setObject(++i, NO_HASH);
    statement.addBatch();
  }

  private void add(PreparedStatement statement, PlainInvoice invoice, int number, PlainLine line)
      throws SQLException {
    int i = 0;
    statement.setObject(++i, organization);
    statement.setString(++i, invoice.invoiceID());
    statement.setInt(++i, number);
    statement.setString(++i, line.lineItemID());
    statement.setString(++i, line.description());
    statement.setString(++i, line.accountCode());
    statement.setString(++i, line.taxType());
    statement.setBigDecimal(++i, line.quantity());
    statement.setBigDecimal(++i, line.unitAmount());
    statement.setBigDecimal(++i, line.taxAmount());
    statement.setBigDecimal(++i, line.lineAmount());
    statement.addBatch();
  }

  private void add(
      PreparedStatement statement,
      PlainInvoice invoice,
      int number,
      String kind,
      @Nullable String counterpart,
      String date,
      java.math.BigDecimal amount)
      throws SQLException {
    int i = 0;
    statement.setObject(++i, organization);
    statement.setString(++i, invoice.invoiceID());
    statement.setInt(++i, number);
    statement.setString(++i, kind);
    statement.setString(++i, counterpart);
    statement.setObject(++i, PlainInvoice.wireDay(date));
    statement.setBigDecimal(++i, amount);
    statement.addBatch();
  }
}
