package io.xeropulse.benchmarks;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.SchemaName;
import io.xeropulse.warehouse.access.Tenancy;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A dashboard's query (revenue by month) for one of 50 organizations: under our row security, with
 * an explicit predicate and no row security, within a person's scope, and under a policy that looks
 * the user's organizations up in a subselect, as hand-written ones often do.
 */
final class RowSecurityBenchmark implements Benchmark {
  private static final int ORGANIZATIONS = 50;
  private static final int QUERIES = 40;

  private static final String REVENUE =
      """
      select date_trunc('month', transaction_date), sum(base_total)
      from %s
      where kind = 'invoice' and in_the_books and transaction_date >= '2024-01-01' %s
      group by 1 order by 1
      """;

  /** As every transaction of ours begins with settings, so does the one it is compared with. */
  private static final String SETTING =
      "select set_config('plan_cache_mode', 'force_custom_plan', true)";

  private final int rows = Integer.getInteger("bench.rls.rows", 1_000_000);
  private final int runs = Integer.getInteger("bench.runs", 3);

  @Override
  public String name() {
    return "rls";
  }

  @Override
  public List<Row> run() throws Exception {
    Samples samples = new Samples(name(), "ms");
    try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
      fill(database);
      Jdbi jdbi = Jdbi.create(database.dataSource());
      TenantTransactions transactions =
          new TenantTransactions(jdbi, Tenancy.shared(SchemaName.DEFAULT));
      for (int run = 0; run <= runs; run++) {
        long[] nanos = new long[5];
        for (int i = 0; i < QUERIES; i++) {
          UUID organization = organization(i % ORGANIZATIONS);
          nanos[0] += explicit(jdbi, organization, SETTING);
          nanos[4] += explicit(jdbi, organization, "");
          nanos[1] += underRowSecurity(transactions, organization);
          nanos[2] += withinScope(transactions, organization);
          nanos[3] += subselect(jdbi, organization);
        }
        if (run > 0) {
          samples.add("explicit-where", nanos[0] / 1e6 / QUERIES);
          samples.add("explicit-where-alone", nanos[4] / 1e6 / QUERIES);
          samples.add("xeropulse", nanos[1] / 1e6 / QUERIES);
          samples.add("xeropulse-own-clients", nanos[2] / 1e6 / QUERIES);
          samples.add("subselect-policy", nanos[3] / 1e6 / QUERIES);
        }
      }
    }
    return samples.rows("explicit-where");
  }

  private static UUID organization(int number) {
    return new UUID(0, number);
  }

  private void fill(BenchmarkDatabase database) throws SQLException {
    database.execute(
        """
        insert into xeropulse.financial_data (organization_id, source, source_id, kind, basis, direction,
          source_type, status, source_status, contact_id, transaction_date, currency, currency_rate, total,
          base_total, content_hash)
        select ('00000000-0000-0000-0000-0000000000' || lpad(to_hex(i %% %d), 2, '0'))::uuid, 'xero', 'I' || i,
          (array['invoice', 'bill', 'payment'])[1 + i %% 3], 'accrual', 'in', 'ACCREC',
          (array['authorised', 'paid', 'voided'])[1 + i %% 7 %% 3], 'AUTHORISED', 'C' || i %% 1000,
          date '2022-07-01' + (i %% 1199), 'AUD', 1, i %% 9000, i %% 9000,
          '00000000-0000-0000-0000-000000000000'
        from generate_series(1, %d) i
        """
            .formatted(ORGANIZATIONS, rows),
        "create table public.member as select organization_id, organization_id as user_id from"
            + " (select distinct organization_id from xeropulse.financial_data) o",
        "create table public.naive (like xeropulse.financial_data including all excluding"
            + " generated)",
        "insert into public.naive select * from xeropulse.financial_data",
        "alter table public.naive enable row level security",
        """
        create policy by_membership on public.naive using (organization_id in (
          select organization_id from public.member
          where user_id = nullif(current_setting('xeropulse.organization_id', true), '')::uuid))
        """,
        "grant select on public.naive, public.member to xeropulse_reader",
        "vacuum analyze xeropulse.financial_data",
        "vacuum analyze public.naive",
        "vacuum analyze public.member");
  }

  private static long explicit(Jdbi jdbi, UUID organization, String setting) {
    return timed(
        () ->
            jdbi.inTransaction(
                handle -> {
                  if (!setting.isEmpty()) {
                    handle.execute(setting);
                  }
                  return query(
                      handle,
                      REVENUE.formatted(
                          "xeropulse.financial_data",
                          "and organization_id = '" + organization + "'"));
                }));
  }

  private static long underRowSecurity(TenantTransactions transactions, UUID organization) {
    return timed(
        () ->
            transactions.run(
                new OrganizationId(organization),
                DatabaseRole.READER,
                handle -> query(handle, REVENUE.formatted("xeropulse.financial_data", ""))));
  }

  /** Five of the organization's twenty clients; the scope is worked out each time. */
  private static long withinScope(TenantTransactions transactions, UUID organization) {
    Set<String> clients =
        IntStream.range(0, 5)
            .mapToObj(
                n -> "C" + ((long) ORGANIZATIONS * n + organization.getLeastSignificantBits()))
            .collect(Collectors.toSet());
    return timed(
        () ->
            transactions.read(
                new OrganizationId(organization),
                new DataScope.OwnClients(clients),
                handle -> query(handle, REVENUE.formatted("xeropulse.financial_data", ""))));
  }

  private static long subselect(Jdbi jdbi, UUID organization) {
    return timed(
        () ->
            jdbi.inTransaction(
                handle -> {
                  handle.execute("set local role xeropulse_reader");
                  handle.execute(
                      "select set_config('xeropulse.organization_id', ?, true)",
                      organization.toString());
                  return query(handle, REVENUE.formatted("public.naive", ""));
                }));
  }

  private static int query(Handle handle, String sql) {
    return handle.createQuery(sql).mapToMap().list().size();
  }

  private static long timed(Runnable query) {
    long start = System.nanoTime();
    query.run();
    return System.nanoTime() - start;
  }
}
