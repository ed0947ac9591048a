package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.WipAge;
import io.xeropulse.core.wip.WipAgeing;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The stored WIP of an organization's jobs as at one date. */
final class ProjectWipTable {
  private static final String STAGE =
      "create temporary table wip_stage on commit drop as select * from xeropulse.project_wip with"
          + " no data";

  private static final String INTO_STAGE =
      """
      insert into wip_stage values (:organization, :asAt, :job, :client, :time, :costs, :interims, :unpriced,
        :gross0, :gross31, :gross61, :gross91, :net0, :net31, :net61, :net91, :credit)
      """;

  private static final String REMOVE =
      """
      delete from xeropulse.project_wip p
      where p.organization_id = :organization and p.as_at = :asAt
        and not exists (select from wip_stage s where s.job_id = p.job_id)
      """;

  private static final String REMOVE_CHANGED =
      """
      delete from xeropulse.project_wip p
      using (
        select s.* from wip_stage s
        except
        select o.* from xeropulse.project_wip o
        where o.organization_id = :organization and o.as_at = :asAt) changed
      where p.organization_id = changed.organization_id
        and p.as_at = changed.as_at and p.job_id = changed.job_id
      """;

  private final Handle handle;
  private final OrganizationId organization;
  private final LocalDate asAt;

  ProjectWipTable(Handle handle, OrganizationId organization, LocalDate asAt) {
    this.handle = handle;
    this.organization = organization;
    this.asAt = asAt;
  }

  void replace(List<JobWip> jobs) {
    handle.execute(STAGE);
    if (!jobs.isEmpty()) {
      fillStage(jobs);
    }
    update(REMOVE);
    update(REMOVE_CHANGED);
    handle.execute(
        "insert into xeropulse.project_wip select * from wip_stage on conflict do nothing");
  }

  private void update(String sql) {
    handle
        .createUpdate(sql)
        .bind("organization", organization.value())
        .bind("asAt", asAt)
        .execute();
  }

  private void fillStage(List<JobWip> jobs) {
    PreparedBatch batch = handle.prepareBatch(INTO_STAGE);
    for (JobWip job : jobs) {
      WipAgeing gross = job.grossAgeing();
      WipAgeing net = job.netAgeing();
      batch
          .bind("organization", organization.value())
          .bind("asAt", asAt)
          .bind("job", job.jobId())
          .bind("client", job.clientName())
          .bind("time", job.time())
          .bind("costs", job.costs())
          .bind("interims", job.interims())
          .bind("unpriced", job.unpricedMinutes())
          .bind("gross0", gross.amount(WipAge.UP_TO_30))
          .bind("gross31", gross.amount(WipAge.FROM_31))
          .bind("gross61", gross.amount(WipAge.FROM_61))
          .bind("gross91", gross.amount(WipAge.FROM_91))
          .bind("net0", net.amount(WipAge.UP_TO_30))
          .bind("net31", net.amount(WipAge.FROM_31))
          .bind("net61", net.amount(WipAge.FROM_61))
          .bind("net91", net.amount(WipAge.FROM_91))
          .bind("credit", net.credit())
          .add();
    }
    batch.execute();
  }
}
