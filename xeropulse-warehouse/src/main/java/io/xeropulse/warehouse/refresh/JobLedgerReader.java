package io.xeropulse.warehouse.refresh;

import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.wip.BilledLine;
import io.xeropulse.core.wip.JobLedger;
import io.xeropulse.core.wip.WashUp;
import io.xeropulse.core.wip.WorkedTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * Streams every job's time, costs and invoice lines, job by job, so that only one job is in memory.
 * Each kind of fact is a branch of one union: nothing is joined to anything else's rows, hence
 * nothing is counted twice.
 */
final class JobLedgerReader {
  private static final int FETCH_SIZE = 5_000;

  private static final String FACTS_BY_JOB =
      """
      with billed_line as (
        select l.source_id, l.kind, l.job_id, l.description, l.code, l.quantity, l.unit_price, l.amount,
          i.invoice_date, i.touches_wip, i.invoice_type
        from job_invoice_line l
        join job_invoice i
          on i.organization_id = l.organization_id and i.source = l.source and i.source_id = l.parent_id
        where l.organization_id = :organization),
      line_by_id as (
        select source_id, bool_or(touches_wip) as touches_wip, min(invoice_date) as invoice_date
        from billed_line where source_id is not null group by source_id),
      fact as (
        select 'time' as kind, t.job_id, t.source_id, t.entry_date as day, t.staff_id, t.task_id, t.minutes,
          t.billable, t.invoice_line_id,
          case
            when t.invoice_line_id is null then null
            when l.source_id is null then '-infinity'::date
            when l.touches_wip then l.invoice_date
          end as invoiced_on,
          null::numeric as quantity, null::numeric as unit_cost, null::numeric as unit_price,
          null::text as code, null::text as description, null::numeric as amount, false as fed_by_time
        from time_entry t
        left join line_by_id l on l.source_id = t.invoice_line_id
        where t.organization_id = :organization
        union all
        select 'cost', c.job_id, c.source_id, c.cost_date, null, null, 0, c.billable, null, null,
          c.quantity, c.unit_cost, c.unit_price, c.code, c.description, null, false
        from job_cost c
        where c.organization_id = :organization
        union all
        select 'billed_' || b.kind, coalesce(b.job_id, ''), b.source_id, b.invoice_date, null, null, 0, true,
          null, null, b.quantity, null, b.unit_price, b.code, b.description, b.amount,
          exists (
            select from time_entry t
            where t.organization_id = :organization and t.invoice_line_id = b.source_id)
        from billed_line b
        where b.touches_wip
        union all
        select 'wash_up', w.job_id, w.line_no::text, w.washed_on, null, null, 0, false, null, null,
          null, null, null, null, null, w.amount, false
        from wash_up w
        where w.organization_id = :organization)
      select f.*, j.client_id, coalesce(c.name, j.client_name) as client_name
      from fact f
      left join job j
        on j.organization_id = :organization and j.source = 'xpm' and j.source_id = f.job_id
      left join client c
        on c.organization_id = :organization and c.source = 'xpm' and c.source_id = j.client_id
      order by f.job_id collate "C", f.day, f.source_id
      """;

  private JobLedgerReader() {}

  static void forEach(Handle handle, OrganizationId organization, Consumer<JobLedger> consumer) {
    try (ResultIterator<Row> rows =
        handle
            .createQuery(FACTS_BY_JOB)
            .bind("organization", organization.value())
            .setFetchSize(FETCH_SIZE)
            .map((row, context) -> Row.of(row))
            .iterator()) {
      Collector job = null;
      while (rows.hasNext()) {
        Row row = rows.next();
        if (job == null || !job.jobId.equals(row.jobId())) {
          if (job != null) {
            consumer.accept(job.ledger());
          }
          job = new Collector(row.jobId(), row.clientId(), row.clientName());
        }
        job.add(row.fact());
      }
      if (job != null) {
        consumer.accept(job.ledger());
      }
    }
  }

  private record Row(
      String jobId, @Nullable String clientId, @Nullable String clientName, Object fact) {
    static Row of(ResultSet row) throws SQLException {
      String jobId = row.getString("job_id");
      String kind = row.getString("kind");
      Object fact =
          switch (kind) {
            case "time" -> time(row, jobId);
            case "cost" -> cost(row, jobId);
            case "wash_up" ->
                new WashUp(
                    jobId, row.getObject("day", LocalDate.class), row.getBigDecimal("amount"));
            default -> billed(row, jobId, kind);
          };
      return new Row(jobId, row.getString("client_id"), row.getString("client_name"), fact);
    }

    private static WorkedTime time(ResultSet row, String jobId) throws SQLException {
      TimeEntry entry =
          new TimeEntry(
              row.getString("source_id"),
              jobId,
              row.getString("staff_id"),
              row.getString("task_id"),
              row.getObject("day", LocalDate.class),
              row.getInt("minutes"),
              row.getBoolean("billable"),
              row.getString("invoice_line_id"));
      return new WorkedTime(entry, row.getObject("invoiced_on", LocalDate.class));
    }

    private static JobCost cost(ResultSet row, String jobId) throws SQLException {
      return new JobCost(
          row.getString("source_id"),
          jobId,
          row.getObject("day", LocalDate.class),
          row.getString("description"),
          row.getString("code"),
          row.getBigDecimal("quantity"),
          row.getBigDecimal("unit_cost"),
          row.getBigDecimal("unit_price"),
          row.getBoolean("billable"));
    }

    private static BilledLine billed(ResultSet row, String jobId, String kind) throws SQLException {
      JobInvoiceLine line =
          new JobInvoiceLine(
              row.getString("source_id"),
              kind.equals("billed_cost") ? JobInvoiceLineKind.COST : JobInvoiceLineKind.TASK,
              jobId,
              row.getString("description"),
              row.getString("code"),
              row.getBigDecimal("quantity"),
              row.getBigDecimal("unit_price"),
              row.getBigDecimal("amount"));
      return new BilledLine(
          Objects.requireNonNull(row.getObject("day", LocalDate.class)),
          line,
          row.getBoolean("fed_by_time"));
    }
  }

  private static final class Collector {
    private final String jobId;
    private final @Nullable String clientId;
    private final @Nullable String clientName;
    private final List<WorkedTime> time = new ArrayList<>();
    private final List<JobCost> costs = new ArrayList<>();
    private final List<BilledLine> billed = new ArrayList<>();
    private final List<WashUp> washUps = new ArrayList<>();

    Collector(String jobId, @Nullable String clientId, @Nullable String clientName) {
      this.jobId = jobId;
      this.clientId = clientId;
      this.clientName = clientName;
    }

    void add(Object fact) {
      if (fact instanceof WorkedTime worked) {
        time.add(worked);
      } else if (fact instanceof JobCost cost) {
        costs.add(cost);
      } else if (fact instanceof BilledLine line) {
        billed.add(line);
      } else if (fact instanceof WashUp washUp) {
        washUps.add(washUp);
      }
    }

    JobLedger ledger() {
      return new JobLedger(jobId, clientId, clientName, time, costs, billed, washUps);
    }
  }
}
