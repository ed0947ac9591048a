package io.xeropulse.warehouse.report;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.CostBasis;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WipAgeing;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads stored WIP back as it was worked out. */
final class WipQuery {
  private WipQuery() {}

  static List<JobWip> run(Handle handle, OrganizationId organization, LocalDate asAt) {
    Map<String, List<StaffWip>> staff = new HashMap<>();
    handle
        .createQuery(
            """
            select * from project_wip_staff
            where organization_id = :organization and as_at = :asAt
            order by staff_id collate "C"
            """)
        .bind("organization", organization.value())
        .bind("asAt", asAt)
        .map(
            (row, context) ->
                staff
                    .computeIfAbsent(row.getString("job_id"), job -> new ArrayList<>())
                    .add(staffWip(row)))
        .list();
    return handle
        .createQuery(
            """
            select * from project_wip
            where organization_id = :organization and as_at = :asAt
            order by job_id collate "C"
            """)
        .bind("organization", organization.value())
        .bind("asAt", asAt)
        .map((row, context) -> jobWip(row, staff.getOrDefault(row.getString("job_id"), List.of())))
        .list();
  }

  private static JobWip jobWip(ResultSet row, List<StaffWip> staff) throws SQLException {
    return new JobWip(
        row.getString("job_id"),
        row.getString("client_name"),
        row.getBigDecimal("time_amount"),
        row.getBigDecimal("cost_amount"),
        row.getBigDecimal("interim_amount"),
        row.getLong("unpriced_minutes"),
        ageing(row, "gross_", BigDecimal.ZERO),
        ageing(row, "net_", row.getBigDecimal("net_credit")),
        CostBasis.valueOf(row.getString("cost_basis").toUpperCase(Locale.ROOT)),
        staff);
  }

  private static StaffWip staffWip(ResultSet row) throws SQLException {
    return new StaffWip(
        row.getString("staff_id"),
        row.getLong("minutes"),
        row.getBigDecimal("time_amount"),
        row.getLong("unpriced_minutes"),
        ageing(row, "gross_", BigDecimal.ZERO));
  }

  private static WipAgeing ageing(ResultSet row, String prefix, BigDecimal credit)
      throws SQLException {
    return new WipAgeing(
        row.getBigDecimal(prefix + "0_30"),
        row.getBigDecimal(prefix + "31_60"),
        row.getBigDecimal(prefix + "61_90"),
        row.getBigDecimal(prefix + "91"),
        credit);
  }
}
