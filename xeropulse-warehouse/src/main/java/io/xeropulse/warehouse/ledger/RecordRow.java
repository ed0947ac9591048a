package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.AllocationKind;
import io.xeropulse.core.model.CashDirection;
import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.CashMovementKind;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.LineTax;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code financial_data} with its children, as a fact again. It holds what a ledger needs
 * and no texts.
 */
public final class RecordRow {
  /** What to select, of {@code financial_data d}. */
  public static final String COLUMNS =
      """
      d.source_id, d.kind, d.basis, d.direction, d.source_type, d.status, d.source_status, d.contact_id,
      d.account_id, d.counter_account_id, d.document_id, d.transaction_date, d.due_date, d.currency, d.currency_rate, d.sub_total,
      d.total_tax, d.total, d.base_total, d.bank_amount, d.line_tax,
      (select array_agg(coalesce(l.account_id, '') || chr(31) || coalesce(l.account_code, '') order by l.line_no)
       from financial_line l
       where l.organization_id = d.organization_id and l.source = d.source and l.parent_id = d.source_id)
        as line_accounts,
      (select array_agg(l.line_amount order by l.line_no)
       from financial_line l
       where l.organization_id = d.organization_id and l.source = d.source and l.parent_id = d.source_id)
        as line_amounts,
      (select array_agg(l.tax_amount order by l.line_no)
       from financial_line l
       where l.organization_id = d.organization_id and l.source = d.source and l.parent_id = d.source_id)
        as line_taxes,
      (select array_agg(a.kind || ' ' || a.allocation_date || ' ' || a.amount || ' ' || a.counterpart_id
         order by a.line_no)
       from financial_allocation a
       where a.organization_id = d.organization_id and a.source = d.source and a.parent_id = d.source_id)
        as allocations\
      """;

  private RecordRow() {}

  /**
   * Makes the fact.
   *
   * @param row a row of {@link #COLUMNS}
   * @return a document or a cash movement
   * @throws SQLException if the row cannot be read
   */
  public static Fact fact(ResultSet row) throws SQLException {
    return row.getString("basis").equals("cash") ? cash(row) : document(row);
  }

  private static Document document(ResultSet row) throws SQLException {
    BigDecimal total = row.getBigDecimal("total");
    return new Document(
        row.getString("source_id"),
        word(DocumentKind.class, row.getString("kind")),
        row.getString("source_type"),
        word(DocumentStatus.class, row.getString("status")),
        row.getString("source_status"),
        null,
        null,
        row.getString("contact_id"),
        Objects.requireNonNull(row.getObject("transaction_date", LocalDate.class)),
        row.getObject("due_date", LocalDate.class),
        new DocumentAmounts(
            row.getString("currency"),
            row.getBigDecimal("currency_rate"),
            orZero(row.getBigDecimal("sub_total")),
            orZero(row.getBigDecimal("total_tax")),
            total,
            row.getBigDecimal("base_total"),
            null),
        lineTax(row),
        lines(row),
        allocations(row),
        null);
  }

  private static CashMovement cash(ResultSet row) throws SQLException {
    return new CashMovement(
        row.getString("source_id"),
        word(CashMovementKind.class, row.getString("kind")),
        row.getString("source_type"),
        word(CashDirection.class, row.getString("direction")),
        row.getString("source_status"),
        row.getString("status").equals("live"),
        Objects.requireNonNull(row.getObject("transaction_date", LocalDate.class)),
        row.getString("currency"),
        row.getBigDecimal("currency_rate"),
        row.getBigDecimal("total"),
        row.getBigDecimal("base_total"),
        row.getBigDecimal("bank_amount"),
        row.getString("account_id"),
        row.getString("counter_account_id"),
        row.getString("document_id"),
        row.getString("contact_id"),
        null,
        null,
        lineTax(row),
        lines(row),
        null);
  }

  /** A document always has it; if the table does not, the figures differ and the proof says so. */
  private static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  private static @Nullable LineTax lineTax(ResultSet row) throws SQLException {
    String word = row.getString("line_tax");
    return word == null ? null : word(LineTax.class, word);
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<DocumentLine> lines(ResultSet row) throws SQLException {
    Object[] accounts = array(row, "line_accounts");
    Object[] amounts = array(row, "line_amounts");
    Object[] taxes = array(row, "line_taxes");
    List<DocumentLine> lines = new ArrayList<>(accounts.length);
    for (int i = 0; i < accounts.length; i++) {
      String account = (String) accounts[i];
      int end = account.indexOf('\u001f');
      lines.add(
          new DocumentLine(
              null,
              null,
              filled(account.substring(0, end)),
              filled(account.substring(end + 1)),
              null,
              null,
              null,
              null,
              null,
              (BigDecimal) taxes[i],
              (BigDecimal) amounts[i],
              List.of()));
    }
    return lines;
  }

  private static List<Allocation> allocations(ResultSet row) throws SQLException {
    List<Allocation> allocations = new ArrayList<>();
    for (Object text : array(row, "allocations")) {
      // The identifier is the last part, so whatever it holds stays whole.
      String[] parts = ((String) text).split(" ", 4);
      allocations.add(
          new Allocation(
              word(AllocationKind.class, parts[0]),
              parts[3],
              LocalDate.parse(parts[1]),
              new BigDecimal(parts[2])));
    }
    return allocations;
  }

  private static Object[] array(ResultSet row, String column) throws SQLException {
    @Nullable Array array = row.getArray(column);
    return array == null ? new Object[0] : (Object[]) array.getArray();
  }

  private static <E extends Enum<E>> E word(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
