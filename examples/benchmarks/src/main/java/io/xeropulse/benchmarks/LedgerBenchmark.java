package io.xeropulse.benchmarks;

import io.xeropulse.core.ledger.Bookkeeping;
import io.xeropulse.core.ledger.Chart;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Bringing the ledger up to date at the end of a sync: the first time, when nothing changed and
 * when one invoice in a hundred did, beside booking everything again in memory; and reading
 * debtors.
 */
final class LedgerBenchmark implements Benchmark {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final String EVERYTHING = "everything-in-memory";

  private static final List<String> PRACTICE =
      List.of(
          """
          insert into xeropulse.organization_profile
          values ('%1$s', 'xero', 'O', 'Us', 'AUD', 'AU', null, 6, 30, null, null, md5('O')::uuid)
          """,
          """
          insert into xeropulse.account (organization_id, source, source_id, code, name, account_type,
            account_class, status, system_account, content_hash)
          select '%1$s', 'xero', 'A' || code, code, code, 'CURRENT', class, 'ACTIVE', mark, md5(code)::uuid
          from (values ('090', 'ASSET', null), ('200', 'REVENUE', null), ('610', 'ASSET', 'DEBTORS'),
            ('820', 'LIABILITY', 'GST'), ('860', 'LIABILITY', 'ROUNDING')) as a (code, class, mark)
          """,
          """
          insert into xeropulse.financial_data (organization_id, source, source_id, kind, basis, direction,
            source_type, status, source_status, contact_id, transaction_date, due_date, currency,
            currency_rate, sub_total, total_tax, total, base_total, content_hash)
          select '%1$s', 'xero', md5('I' || n)::uuid, 'invoice', 'accrual', 'in', 'ACCREC', 'authorised',
            'AUTHORISED', md5('C' || n %% 2000)::uuid, date '2022-07-01' + n %% 1000,
            date '2022-07-15' + n %% 1000, 'AUD', 1, 200, 20, 220, 220, md5('I' || n)::uuid
          from generate_series(1, %2$d) n
          """,
          """
          insert into xeropulse.financial_line (organization_id, source, parent_id, line_no, contact_id,
            account_code, tax_amount, line_amount)
          select '%1$s', 'xero', md5('I' || n)::uuid, l, md5('C' || n %% 2000)::uuid, '200', 10, 100
          from generate_series(1, %2$d) n, generate_series(1, 2) l
          """,
          """
          insert into xeropulse.financial_allocation (organization_id, source, parent_id, line_no, contact_id,
            kind, counterpart_id, allocation_date, amount)
          select '%1$s', 'xero', md5('I' || n)::uuid, 1, md5('C' || n %% 2000)::uuid, 'payment',
            md5('P' || n)::uuid, date '2022-08-01' + n %% 1000, 220
          from generate_series(1, %2$d) n where n %% 10 < 7
          """,
          """
          insert into xeropulse.financial_data (organization_id, source, source_id, kind, basis, direction,
            source_type, status, source_status, account_id, document_id, transaction_date, currency,
            currency_rate, total, base_total, content_hash)
          select '%1$s', 'xero', md5('P' || n)::uuid, 'payment', 'cash', 'in', 'ACCRECPAYMENT', 'live',
            'AUTHORISED', 'A090', md5('I' || n)::uuid, date '2022-08-01' + n %% 1000, 'AUD', 1, 220, 220,
            md5('P' || n)::uuid
          from generate_series(1, %2$d) n where n %% 10 < 7
          """);

  private static final String CHANGE =
      """
      update xeropulse.financial_data set total = total + 1, content_hash = md5(content_hash::text)::uuid
      where organization_id = '%s' and kind = 'invoice' and hashtext(source_id) %% 100 = 0
      """;

  private final int invoices = Integer.getInteger("bench.rows", 100_000);
  private final int runs = Integer.getInteger("bench.runs", 3);
  private final boolean beside = !Boolean.getBoolean("bench.alone");

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Row> run() throws Exception {
    Samples seconds = new Samples(name(), "s");
    try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
      for (int run = 0; run < runs; run++) {
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        for (String sql : PRACTICE) {
          database.execute(sql.formatted(organization, invoices));
        }
        database.execute("vacuum analyze", "checkpoint");
        measure(seconds, database, organization);
        database.execute(
            "truncate xeropulse.financial_data, xeropulse.financial_line,"
                + " xeropulse.financial_allocation, xeropulse.ledger_line,"
                + " xeropulse.ledger_record");
      }
    }
    return new ArrayList<>(seconds.rows(beside ? EVERYTHING : "first"));
  }

  private void measure(Samples seconds, BenchmarkDatabase database, OrganizationId organization)
      throws Exception {
    Warehouse warehouse = Warehouse.create(database.dataSource());
    seconds.add("first", seconds(() -> publish(warehouse, organization)));
    database.execute("analyze xeropulse.ledger_line", "analyze xeropulse.ledger_record");
    seconds.add("unchanged", seconds(() -> publish(warehouse, organization)));
    database.execute(CHANGE.formatted(organization));
    seconds.add("one-percent-changed", seconds(() -> publish(warehouse, organization)));
    seconds.add("debtors", seconds(() -> warehouse.reports().openReceivables(organization, AS_AT)));
    if (beside) {
      seconds.add(EVERYTHING, seconds(() -> bookAll(warehouse, organization)));
    }
  }

  private static void publish(Warehouse warehouse, OrganizationId organization) {
    SyncSession session = warehouse.sessions().begin(organization, Trigger.Manual.incremental());
    warehouse.publication().refresh(session, AS_AT);
  }

  private static void bookAll(Warehouse warehouse, OrganizationId organization) {
    Held held = warehouse.heldRecords().of(organization);
    int bookings =
        new Bookkeeping(new Chart(held.accounts()), held.profile().baseCurrency())
            .book(held.documents(), held.cash())
            .bookings()
            .size();
    if (bookings < held.documents().size()) {
      throw new IllegalStateException("Only " + bookings + " bookings");
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
