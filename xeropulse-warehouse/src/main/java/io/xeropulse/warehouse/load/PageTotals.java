package io.xeropulse.warehouse.load;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.load.LoadBatch;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.PageTotal;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.warehouse.access.RoundTrip;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The totals that are written with pages. */
final class PageTotals {
  private static final String KEEP =
      """
      insert into sync_page
        (organization_id, session_id, source, entity, page_no, records, facts, control_hash, control_amounts)
      values (%s, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (organization_id, session_id, source, entity, page_no) do update
      set records = excluded.records, facts = excluded.facts, control_hash = excluded.control_hash,
        control_amounts = excluded.control_amounts\
      """
          .formatted(UpsertSql.ORGANIZATION);

  private static final String OF_SESSION =
      """
      select source, entity, page_no, records, facts, control_hash, control_amounts
      from sync_page
      where organization_id = :organization and session_id = :session
      order by source, entity, page_no
      """;

  private PageTotals() {}

  static void keep(RoundTrip trip, LoadBatch page, ControlTotal total) {
    trip.add(
        KEEP,
        page.session().id(),
        page.entity().source(),
        page.entity().name(),
        page.page(),
        total.records(),
        total.facts(),
        total.hashText(),
        RowArrays.texts(total.amountTexts()));
  }

  static List<PageTotal> of(Handle handle, SyncSession session) {
    return handle
        .createQuery(OF_SESSION)
        .bind("organization", session.organization().value())
        .bind("session", session.id())
        .map((row, context) -> total(row))
        .list();
  }

  private static PageTotal total(ResultSet row) throws SQLException {
    SortedMap<String, BigDecimal> amounts = new TreeMap<>();
    for (String text : (String[]) row.getArray("control_amounts").getArray()) {
      int space = text.lastIndexOf(' ');
      amounts.put(text.substring(0, space), new BigDecimal(text.substring(space + 1)));
    }
    return new PageTotal(
        new Entity(row.getString("source"), row.getString("entity"), false),
        row.getInt("page_no"),
        new ControlTotal(
            row.getLong("records"),
            row.getLong("facts"),
            amounts,
            Long.parseUnsignedLong(row.getString("control_hash"), 16)));
  }
}
