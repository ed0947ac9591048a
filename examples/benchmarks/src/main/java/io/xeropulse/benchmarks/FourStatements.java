package io.xeropulse.benchmarks;

import io.xeropulse.core.model.Document;
import io.xeropulse.core.sync.state.SyncSession;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The page as a careful user would write it: settings, rows with a hash compared before the upsert,
 * watermark behind the fence, commit; the server is waited for after each. The settings keep the
 * planner, which has no statistics of a growing table, from reading all rows for each.
 */
final class FourStatements {
  private static final String ENTER =
      """
      select set_config('role', 'xeropulse_loader', true),
        set_config('xeropulse.organization_id', ?, true), set_config('enable_seqscan', 'off', true),
        set_config('enable_bitmapscan', 'off', true), set_config('enable_material', 'off', true),
        set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
        set_config('plan_cache_mode', 'force_custom_plan', true)
      """;

  private static final String ROWS =
      """
      insert into xeropulse.financial_data as t (organization_id, source, source_id, kind, basis, direction,
        source_type, status, source_status, document_number, reference, contact_id,
        transaction_date, due_date, currency, currency_rate, sub_total, total_tax, total, base_total,
        amount_due, source_updated_at, content_hash)
      select ?, 'xero', i.source_id, 'invoice', 'accrual', 'in', i.source_type, 'authorised', i.source_status,
        i.number, i.reference, i.contact_id, i.date, i.due_date, i.currency, i.rate, i.sub_total,
        i.total_tax, i.total, i.base_total, i.amount_due, i.updated_at, i.hash
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[],
        ?::text[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
        ?::timestamptz[], ?::uuid[])
        as i (source_id, source_type, source_status, number, reference, contact_id, date, due_date,
          currency, rate, sub_total, total_tax, total, base_total, amount_due, updated_at, hash)
      where not exists (select from xeropulse.financial_data f where f.organization_id = ? and f.source = 'xero'
        and f.source_id = i.source_id and f.content_hash = i.hash)
      on conflict (organization_id, source, source_id) do update set
        status = excluded.status, total = excluded.total, amount_due = excluded.amount_due,
        content_hash = excluded.content_hash
      """;

  private static final String WATERMARK =
      """
      insert into xeropulse.watermark as w (organization_id, source, entity, newest)
      select organization_id, 'xero', 'invoices', ? from xeropulse.organization
      where organization_id = ? and fence = ?
      on conflict (organization_id, source, entity) do update set newest = excluded.newest
      """;

  private final DataSource dataSource;

  FourStatements(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  void load(SyncSession session, List<Document> page, Instant newest) throws SQLException {
    UUID organization = session.organization().value();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement enter = connection.prepareStatement(ENTER);
          PreparedStatement rows = connection.prepareStatement(ROWS);
          PreparedStatement watermark = connection.prepareStatement(WATERMARK)) {
        enter.setString(1, organization.toString());
        enter.execute();
        bind(rows, organization, page);
        rows.executeUpdate();
        watermark.setTimestamp(1, Timestamp.from(newest));
        watermark.setObject(2, organization);
        watermark.setLong(3, session.fence());
        if (watermark.executeUpdate() != 1) {
          throw new SQLException("The turn is lost");
        }
        connection.commit();
      }
    }
  }

  private static void bind(PreparedStatement rows, UUID organization, List<Document> page)
      throws SQLException {
    int i = 0;
    rows.setObject(++i, organization);
    array(rows, ++i, "text", page, Document::sourceId);
    array(rows, ++i, "text", page, Document::sourceType);
    array(rows, ++i, "text", page, Document::sourceStatus);
    array(rows, ++i, "text", page, Document::number);
    array(rows, ++i, "text", page, Document::reference);
    array(rows, ++i, "text", page, Document::contactId);
    array(rows, ++i, "date", page, Document::date);
    array(rows, ++i, "date", page, Document::dueDate);
    array(rows, ++i, "text", page, d -> d.amounts().currency());
    array(rows, ++i, "numeric", page, d -> d.amounts().rate());
    array(rows, ++i, "numeric", page, d -> d.amounts().subTotal());
    array(rows, ++i, "numeric", page, d -> d.amounts().totalTax());
    array(rows, ++i, "numeric", page, d -> d.amounts().total());
    array(rows, ++i, "numeric", page, d -> d.amounts().baseTotal());
    array(rows, ++i, "numeric", page, d -> d.amounts().amountDue());
    array(rows, ++i, "timestamptz", page, Document::updatedAt);
    array(rows, ++i, "uuid", page, FourStatements::hash);
    rows.setObject(++i, organization);
  }

  private static void array(
      PreparedStatement rows,
      int index,
      String type,
      List<Document> page,
      Function<Document, Object> value)
      throws SQLException {
    Object[] values = page.stream().map(value).toArray();
    rows.setArray(index, rows.getConnection().createArrayOf(type, values));
  }

  private static UUID hash(Document invoice) {
    return UUID.nameUUIDFromBytes(invoice.toString().getBytes(StandardCharsets.UTF_8));
  }
}
