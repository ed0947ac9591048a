package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.ledger.Booking;
import io.xeropulse.core.ledger.Books;
import io.xeropulse.core.ledger.Doubt;
import io.xeropulse.core.ledger.LedgerLine;
import io.xeropulse.core.ledger.OpenPart;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.RoundTrip;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes the ledger of the records in {@code ledger_change}. Not thread-safe. */
final class LedgerTables {
  private static final String TAKE_OUT =
      """
      delete from %s t using ledger_change c
      where t.organization_id = ? and t.source = c.source and t.%s = c.source_id
      """;

  private static final String COPY_RECORDS =
      """
      insert into ledger_record (organization_id, source, source_id, cluster_id, kind, in_the_books,
        contact_id, transaction_date, due_date, currency, currency_rate, total, derived_from)
      select f.organization_id, f.source, f.source_id, c.cluster_id, f.kind, f.in_the_books,
        f.contact_id, f.transaction_date, f.due_date, f.currency, f.currency_rate, f.total,
        f.content_hash
      from ledger_change c
      join financial_data f
        on f.organization_id = ? and f.source = c.source and f.source_id = c.source_id
      """;

  private static final String INSERT_LINES =
      """
      insert into ledger_line (organization_id, source, record_id, line_no, source_id, derived_as,
        account_id, accounting_date, debit, credit, document_id, document_currency, document_amount, contact_id)
      select ?, ?, l.record_id, l.line_no, l.source_id, l.derived_as, l.account_id, l.accounting_date,
        greatest(l.amount, 0), greatest(-l.amount, 0), l.document_id, l.document_currency, l.document_amount,
        l.contact_id
      from unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::date[], ?::numeric[], ?::text[],
        ?::text[], ?::numeric[], ?::text[])
        as l (record_id, line_no, source_id, derived_as, account_id, accounting_date, amount, document_id,
          document_currency, document_amount, contact_id)
      """;

  private static final String INSERT_DOUBTS =
      """
      insert into ledger_doubt (organization_id, source, record_id, doubt_no, source_id, doubt_date, message)
      select ?, ?, d.* from unnest(?::text[], ?::integer[], ?::text[], ?::date[], ?::text[]) as d
      """;

  /** What a publication keeps a copy of beside records, and which columns of it. */
  private static final Map<String, String> COPIED =
      Map.of("account", "code, name, account_class, system_account", "contact", "name");

  private static final String FORGET =
      """
      delete from ledger_%1$s l
      where l.organization_id = :organization and not exists (
        select from (select organization_id, source, source_id, %2$s from %1$s) a
        where a.organization_id = l.organization_id and a.source = l.source and a.source_id = l.source_id
          and a is not distinct from l)
      """;

  private static final String COPY =
      """
      insert into ledger_%1$s (organization_id, source, source_id, %2$s)
      select organization_id, source, source_id, %2$s from %1$s a
      where organization_id = :organization and not exists (
        select from ledger_%1$s l
        where l.organization_id = a.organization_id and l.source = a.source and l.source_id = a.source_id)
      """;

  private final Handle handle;
  private final OrganizationId organization;

  LedgerTables(Handle handle, OrganizationId organization) {
    this.handle = handle;
    this.organization = organization;
  }

  /** Writes only what changed. */
  void copyNames() {
    COPIED.forEach(
        (table, columns) -> {
          for (String sql : List.of(FORGET, COPY)) {
            handle
                .createUpdate(sql.formatted(table, columns))
                .bind("organization", organization.value())
                .execute();
          }
        });
  }

  /** Takes out what was derived of the records before. */
  void takeOut() {
    handle.execute(TAKE_OUT.formatted("ledger_line", "record_id"), organization.value());
    handle.execute(TAKE_OUT.formatted("ledger_doubt", "record_id"), organization.value());
    handle.execute(TAKE_OUT.formatted("ledger_record", "source_id"), organization.value());
  }

  void copyRecords() {
    handle.execute(COPY_RECORDS, organization.value());
  }

  /** Adds what records that settle each other come to. */
  void add(String source, Books books, Map<String, String> contacts) throws SQLException {
    Rows lines = new Rows(11);
    Map<String, Integer> numbers = new HashMap<>();
    for (Booking booking : books.bookings()) {
      String record = booking.recordId();
      for (LedgerLine line : booking.lines()) {
        OpenPart open = line.open();
        lines.add(
            record,
            numbers.merge(record, 1, Integer::sum),
            booking.sourceId(),
            word(booking.kind()),
            line.accountId(),
            booking.date(),
            line.amount(),
            open == null ? null : open.documentId(),
            open == null ? null : open.currency(),
            open == null ? null : open.amount(),
            open != null && contacts.containsKey(open.documentId())
                ? contacts.get(open.documentId())
                : contacts.get(record));
      }
    }
    Rows doubts = new Rows(5);
    numbers.clear();
    for (Doubt doubt : books.doubts()) {
      doubts.add(
          doubt.recordId(),
          numbers.merge(doubt.recordId(), 1, Integer::sum),
          doubt.sourceId(),
          doubt.date(),
          doubt.message());
    }
    RoundTrip trip = new RoundTrip();
    trip.add(
        INSERT_LINES,
        organization.value(),
        source,
        lines.array(0, "text"),
        lines.array(1, "integer"),
        lines.array(2, "text"),
        lines.array(3, "text"),
        lines.array(4, "text"),
        lines.array(5, "date"),
        lines.array(6, "numeric"),
        lines.array(7, "text"),
        lines.array(8, "text"),
        lines.array(9, "numeric"),
        lines.array(10, "text"));
    if (!books.doubts().isEmpty()) {
      trip.add(
          INSERT_DOUBTS,
          organization.value(),
          source,
          doubts.array(0, "text"),
          doubts.array(1, "integer"),
          doubts.array(2, "text"),
          doubts.array(3, "date"),
          doubts.array(4, "text"));
    }
    trip.send(handle.getConnection());
  }

  private static String word(Booking.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Rows, column by column. */
  private static final class Rows {
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    Rows(int width) {
      for (int i = 0; i < width; i++) {
        columns.add(new ArrayList<>());
      }
    }

    void add(@Nullable Object... values) {
      for (int i = 0; i < values.length; i++) {
        columns.get(i).add(values[i]);
      }
    }

    Object array(int column, String type) {
      return RoundTrip.array(type, columns.get(column).toArray());
    }
  }
}
