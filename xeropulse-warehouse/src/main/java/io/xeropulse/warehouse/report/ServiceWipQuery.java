package io.xeropulse.warehouse.report;

import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Adds stored WIP up by the service of each job. */
final class ServiceWipQuery {
  private ServiceWipQuery() {}

  static List<ServiceWip> run(Handle handle, OrganizationId organization, LocalDate asAt) {
    return handle
        .createQuery(
            """
            select coalesce(m.service_type, j.category, '') as service_type,
              count(*) filter (where w.job_id <> '') as jobs,
              sum(w.time_amount + w.cost_amount) as gross, sum(w.interim_amount) as interims,
              sum(w.unpriced_minutes) as unpriced_minutes
            from project_wip w
            left join job j
              on j.organization_id = w.organization_id and j.source = 'xpm' and j.source_id = w.job_id
            left join service_type_mapping m
              on m.organization_id = j.organization_id and m.category = j.category
            where w.organization_id = :organization and w.as_at = :asAt
            group by coalesce(m.service_type, j.category, '')
            order by coalesce(m.service_type, j.category, '') collate "C"
            """)
        .bind("organization", organization.value())
        .bind("asAt", asAt)
        .map(
            (row, context) ->
                new ServiceWip(
                    row.getString("service_type"),
                    row.getLong("jobs"),
                    row.getBigDecimal("gross"),
                    row.getBigDecimal("interims"),
                    row.getLong("unpriced_minutes")))
        .list();
  }
}
