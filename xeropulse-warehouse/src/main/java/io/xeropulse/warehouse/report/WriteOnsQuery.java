package io.xeropulse.warehouse.report;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.WashUp;
import io.xeropulse.core.wip.WriteOn;
import io.xeropulse.core.wip.WriteOns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads stored write-ons back as they were worked out. */
final class WriteOnsQuery {
  private WriteOnsQuery() {}

  static WriteOns run(Handle handle, OrganizationId organization, LocalDate from, LocalDate to) {
    List<WriteOn> entries = new ArrayList<>();
    List<WashUp> washUps = new ArrayList<>();
    List<String> unknownLines = new ArrayList<>();
    handle
        .createQuery(
            """
            select * from write_on
            where organization_id = :organization and dated_on between :from and :to
            order by dated_on, job_id collate "C", invoice_line_id collate "C", time_entry_id collate "C"
            """)
        .bind("organization", organization.value())
        .bind("from", from)
        .bind("to", to)
        .map(
            (row, context) -> {
              String line = row.getString("invoice_line_id");
              LocalDate date = row.getObject("dated_on", LocalDate.class);
              return switch (row.getString("kind")) {
                case "unknown" -> unknownLines.add(line);
                case "wash_up" ->
                    washUps.add(
                        new WashUp(
                            row.getString("job_id"), date, row.getBigDecimal("write_on_amount")));
                default ->
                    entries.add(
                        new WriteOn(
                            row.getString("time_entry_id"),
                            row.getString("staff_id"),
                            line,
                            date,
                            row.getBigDecimal("time_amount"),
                            row.getBigDecimal("write_on_amount")));
              };
            })
        .list();
    return new WriteOns(entries, washUps, unknownLines);
  }
}
