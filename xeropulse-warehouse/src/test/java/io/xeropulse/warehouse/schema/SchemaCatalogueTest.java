package io.xeropulse.warehouse.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.xeropulse.warehouse.PostgresServer;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No table, view or function of the schema forgets a rule of isolation; a planted one is named. */
class SchemaCatalogueTest {
  private static final Jdbi jdbi = Jdbi.create(PostgresServer.newWarehouse());

  private static final String TABLE =
      "create table xeropulse.planted (organization_id uuid not null, row_no int not null);"
          + " select xeropulse.protect('xeropulse.planted');";

  @Test
  void shouldFindNoOffender() {
    assertThat(jdbi.withHandle(CatalogueRules::offences)).isEmpty();
  }

  @Test
  void shouldFindNoOffenderAmongPartitions() {
    Jdbi divided = Jdbi.create(PostgresServer.newPartitionedWarehouse());
    assertThat(divided.withHandle(CatalogueRules::offences)).isEmpty();
  }

  @Test
  void shouldTakeAProtectedTable() {
    assertThat(offencesAfter(TABLE)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("offenders")
  void shouldNameAPlantedOffender(String ddl, String offence) {
    assertThat(offencesAfter(ddl)).contains(offence);
  }

  static Stream<Arguments> offenders() {
    return Stream.of(
        argumentSet(
            "forgotten",
            "create table xeropulse.planted (organization_id uuid not null)",
            "xeropulse.planted is not under forced row security"),
        argumentSet(
            "not forced",
            TABLE + "alter table xeropulse.planted no force row level security",
            "xeropulse.planted is not under forced row security"),
        argumentSet(
            "nobody's rows",
            TABLE + "alter table xeropulse.planted alter organization_id drop not null",
            "xeropulse.planted is read without an organization"),
        argumentSet(
            "without scope",
            TABLE + "drop policy within_scope on xeropulse.planted",
            "xeropulse.planted lacks a policy"),
        argumentSet(
            "without restriction",
            TABLE + "drop policy organization_isolation on xeropulse.planted",
            "xeropulse.planted lacks a policy"),
        argumentSet(
            "another policy",
            TABLE + "create policy staff on xeropulse.planted using (row_no > 0)",
            "xeropulse.planted has a policy of another form"),
        argumentSet(
            "subselect",
            TABLE
                + "create policy naive on xeropulse.planted using (organization_id in ("
                + "select organization_id from xeropulse.user_membership))",
            "xeropulse.planted: naive has a policy that looks something up"),
        argumentSet(
            "self-reference",
            TABLE
                + "create policy naive on xeropulse.planted using (exists (select from"
                + " xeropulse.planted p where p.organization_id = planted.organization_id))",
            "xeropulse.planted: naive has a policy that looks something up"),
        argumentSet(
            "function",
            TABLE
                + "create function xeropulse.has_access(uuid) returns boolean language sql return"
                + " true;create policy naive on xeropulse.planted using"
                + " (xeropulse.has_access(organization_id))",
            "xeropulse.planted: naive has a policy that looks something up"),
        argumentSet(
            "else true",
            TABLE
                + "create policy naive on xeropulse.planted using ("
                + "case when current_user = 'staff' then row_no = 1 else true end)",
            "xeropulse.planted: naive has a policy that ends in ELSE true"),
        argumentSet(
            "foreign key",
            TABLE
                + "alter table xeropulse.planted add constraint unindexed"
                + " foreign key (organization_id) references xeropulse.organization",
            "xeropulse.planted: unindexed has no index"),
        argumentSet(
            "view",
            "create view xeropulse.planted as select * from xeropulse.financial_data",
            "xeropulse.planted is a view with its owner's rights"),
        argumentSet(
            "materialized view",
            "create materialized view xeropulse.planted as select * from xeropulse.financial_data",
            "xeropulse.planted is a materialized view in reach"),
        argumentSet(
            "materialized view that cannot be refreshed",
            "create schema xeropulse_private; create materialized view xeropulse_private.planted as"
                + " select * from xeropulse.financial_data",
            "xeropulse_private.planted is a materialized view without a unique index"),
        argumentSet(
            "materialized view whose statistics show",
            "create schema xeropulse_private; create materialized view xeropulse_private.planted as"
                + " select * from xeropulse.financial_data;"
                + " grant select on xeropulse_private.planted to xeropulse_reader",
            "xeropulse_private.planted is a materialized view in reach"),
        argumentSet(
            "view that filters nothing",
            "create schema xeropulse_private; create materialized view xeropulse_private.planted as"
                + " select * from xeropulse.financial_data; create view xeropulse.planted with"
                + " (security_barrier = true) as select * from xeropulse_private.planted",
            "xeropulse.planted is a view of a materialized one that does not say whose rows"),
        argumentSet(
            "public table",
            TABLE + "grant select on xeropulse.planted to public",
            "xeropulse.planted is granted to PUBLIC"),
        argumentSet(
            "public function",
            "create function xeropulse.planted() returns int language sql return 1",
            "xeropulse.planted() is granted to PUBLIC"),
        argumentSet(
            "statistics",
            TABLE + "alter table xeropulse.planted add column first_name text",
            "xeropulse.planted.first_name has statistics that tell what it says"),
        argumentSet(
            "definer",
            "create function xeropulse.planted() returns int language sql security definer return"
                + " 1",
            "xeropulse.planted() runs with its owner's rights"),
        argumentSet(
            "search path",
            "create function xeropulse.planted() returns int language sql as 'select 1';"
                + "grant execute on function xeropulse.planted() to xeropulse_reader",
            "xeropulse.planted() lets its caller's search path choose what it calls"));
  }

  @Test
  void shouldTakeAMaterializedViewBehindOneThatFilters() {
    assertThat(
            offencesAfter(
                """
                create schema xeropulse_private;
                create materialized view xeropulse_private.monthly as
                  select organization_id, date_trunc('month', transaction_date) as month, sum(base_total) as total
                  from xeropulse.financial_data group by 1, 2;
                create unique index on xeropulse_private.monthly (organization_id, month);
                create view xeropulse.monthly with (security_barrier = true) as
                  select * from xeropulse_private.monthly
                  where organization_id = coalesce(nullif(current_setting('xeropulse.organization_id', true), '')::uuid,
                    xeropulse.bound_organization())
                    and (select not pg_has_role('xeropulse_scoped_reader', 'usage')
                      or xeropulse.scope() = 'everything');
                grant select on xeropulse.monthly to xeropulse_reader
                """))
        .isEmpty();
  }

  private static List<String> offencesAfter(String ddl) {
    return jdbi.inTransaction(
        handle -> {
          handle.createScript(ddl).execute();
          List<String> offences = CatalogueRules.offences(handle);
          handle.rollback();
          return offences;
        });
  }
}
