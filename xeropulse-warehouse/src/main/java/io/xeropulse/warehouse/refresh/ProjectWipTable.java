package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.StaffWip;
import io.xeropulse.core.wip.WipAgeing;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The stored WIP of an organization's jobs, and of each person on them, as at one date. */
final class ProjectWipTable {
  private final FigureTable jobs;
  private final FigureTable staff;

  ProjectWipTable(Handle handle, OrganizationId organization, LocalDate asAt) {
    Map<String, Object> scope = Map.of("organization_id", organization.value(), "as_at", asAt);
    jobs =
        new FigureTable(
            handle,
            "project_wip",
            List.of(
                "organization_id",
                "as_at",
                "job_id",
                "client_name",
                "time_amount",
                "cost_amount",
                "interim_amount",
                "unpriced_minutes",
                "gross_0_30",
                "gross_31_60",
                "gross_61_90",
                "gross_91",
                "net_0_30",
                "net_31_60",
                "net_61_90",
                "net_91",
                "net_credit",
                "cost_basis"),
            List.of("organization_id", "as_at", "job_id"),
            scope);
    staff =
        new FigureTable(
            handle,
            "project_wip_staff",
            List.of(
                "organization_id",
                "as_at",
                "job_id",
                "staff_id",
                "minutes",
                "time_amount",
                "unpriced_minutes",
                "gross_0_30",
                "gross_31_60",
                "gross_61_90",
                "gross_91"),
            List.of("organization_id", "as_at", "job_id", "staff_id"),
            scope);
  }

  void add(JobWip job) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("job_id", job.jobId());
    row.put("client_name", job.clientName());
    row.put("time_amount", job.time());
    row.put("cost_amount", job.costs());
    row.put("interim_amount", job.interims());
    row.put("unpriced_minutes", job.unpricedMinutes());
    putAges(row, "gross_", job.grossAgeing());
    putAges(row, "net_", job.netAgeing());
    row.put("net_credit", job.netAgeing().credit());
    row.put("cost_basis", job.costBasis().name().toLowerCase(Locale.ROOT));
    jobs.add(row);
    job.staff().forEach(person -> add(job.jobId(), person));
  }

  void replace() {
    jobs.replace();
    staff.replace();
  }

  private void add(String jobId, StaffWip person) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("job_id", jobId);
    row.put("staff_id", person.staffId());
    row.put("minutes", person.minutes());
    row.put("time_amount", person.amount());
    row.put("unpriced_minutes", person.unpricedMinutes());
    putAges(row, "gross_", person.ageing());
    staff.add(row);
  }

  private static void putAges(Map<String, @Nullable Object> row, String prefix, WipAgeing ageing) {
    row.put(prefix + "0_30", ageing.upTo30());
    row.put(prefix + "31_60", ageing.from31());
    row.put(prefix + "61_90", ageing.from61());
    row.put(prefix + "91", ageing.from91());
  }
}
