package io.xeropulse.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.warehouse.TenantDatabase;
import io.xeropulse.warehouse.TenantDatabase.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a login of one organization is told of others by plans and by numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OthersInEstimatesTest {
  private static final OrganizationId ATTACKER = Strategy.SHARED_SCHEMA.organization(1);
  private static final OrganizationId VICTIM = Strategy.SHARED_SCHEMA.organization(2);
  private static final int ROWS = 12;

  /** What divides rows and joins them; how often it occurs is no secret. */
  private static final Set<String> TOLD =
      Set.of(
          "source",
          "entity",
          "kind",
          "basis",
          "direction",
          "status",
          "source_status",
          "state",
          "trigger",
          "verdict",
          "derived_as",
          "currency",
          "document_currency",
          "account_class",
          "account_type",
          "source_type",
          "tax_type",
          "budget_type",
          "invoice_type",
          "tenant_type");

  private record Said(String table, String column, String type) {}

  private final TenantDatabase database = Strategy.SHARED_SCHEMA.open(List.of(ATTACKER, VICTIM));
  private Jdbi attacker;

  @BeforeAll
  void fill() {
    fill(ATTACKER, "plain", 1);
    fill(VICTIM, "Quokka Holdings", 7_777);
    database.jdbi().useHandle(handle -> handle.execute("analyze"));
    attacker = Jdbi.create(database.as(database.login(ATTACKER)));
  }

  /** Rows whose texts and amounts are all the same, as far as keys allow. */
  private void fill(OrganizationId organization, String text, int amount) {
    database.fill(
        organization,
        ROWS,
        (table, column, row) ->
            column.endsWith("_id") || column.equals("record_key") || column.equals("category")
                ? column + row
                : text);
    database
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute("set local session_replication_role = replica");
              for (String column :
                  List.of(
                      "financial_data.total",
                      "job_cost.unit_price",
                      "rate_card.hourly_rate",
                      "ledger_line.debit",
                      "time_entry.minutes")) {
                String[] names = column.split("\\.", 2);
                handle.execute(
                    "update xeropulse.%s set %s = ? where organization_id = ?"
                        .formatted(names[0], names[1]),
                    amount,
                    organization.value());
              }
            });
  }

  @Test
  void shouldEstimateTheSameWhateverOthersSay() {
    List<String> leaks = new ArrayList<>();
    attacker.useHandle(
        handle -> {
          List<Said> columns = columns(handle);
          assertThat(columns).hasSizeGreaterThan(100);
          for (Said column : columns) {
            String there = column.type().equals("text") ? "'Quokka Holdings'" : "7777";
            String nowhere = column.type().equals("text") ? "'Quokka Holdingz'" : "7778";
            for (String compared : List.of("=", "<", ">=")) {
              if (!rows(handle, column, compared, there)
                  .equals(rows(handle, column, compared, nowhere))) {
                leaks.add(column.table() + "." + column.column() + " " + compared);
              }
            }
          }
        });
    assertThat(leaks).isEmpty();
  }

  private static List<Said> columns(Handle handle) {
    return handle
        .createQuery(
            """
            select c.oid::regclass::text as name, a.attname as said, format_type(a.atttypid, null) as type
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p')
              and has_column_privilege(c.oid, a.attnum, 'select')
              and a.atttypid in ('text'::regtype, 'numeric'::regtype, 'integer'::regtype, 'bigint'::regtype)
              and a.attname !~ '(_id|_no)$'
            """)
        .map(
            (row, context) ->
                new Said(row.getString("name"), row.getString("said"), row.getString("type")))
        .stream()
        .filter(said -> !TOLD.contains(said.column()))
        .toList();
  }

  private static String rows(Handle handle, Said column, String compared, String value) {
    return handle
        .createQuery(
            "explain (format text) select from %s where %s %s %s"
                .formatted(column.table(), column.column(), compared, value))
        .mapTo(String.class)
        .stream()
        .map(line -> line.replaceAll(".*(rows=\\d+).*", "$1"))
        .filter(line -> line.startsWith("rows="))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldNumberWhatHappensInEachOrganizationByItself() {
    Jdbi owner = database.jdbi();
    for (OrganizationId organization : List.of(VICTIM, ATTACKER, VICTIM, VICTIM, ATTACKER)) {
      owner.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into xeropulse.closed_period_change
                    (organization_id, source, source_id, lock_date, date_after, base_total_after, status_after)
                  values (?, 'xero', 'I1', date '2025-01-31', date '2025-01-01', 1, 'paid')
                  """,
                  organization.value()));
    }
    attacker.useHandle(
        handle -> {
          assertThat(
                  handle
                      .createQuery(
                          "select change_no from xeropulse.closed_period_change where source_id ="
                              + " 'I1' order by 1")
                      .mapTo(Long.class)
                      .list())
              .satisfies(numbers -> assertThat(numbers.get(1) - numbers.get(0)).isEqualTo(1));
          for (String table : List.of("sync_request", "sync_request_record")) {
            assertThatThrownBy(() -> handle.execute("select from xeropulse." + table))
                .hasMessageContaining("permission denied");
          }
          assertThat(
                  handle
                      .createQuery(
                          "select sequencename from pg_sequences where schemaname = 'xeropulse' and"
                              + " last_value is not null")
                      .mapTo(String.class)
                      .list())
              .isEmpty();
        });
  }
}
