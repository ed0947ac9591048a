package io.xeropulse.warehouse.access.fuzz;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Random;

/**
 * Statements that a reader may come up with. Queries of any depth yield three columns of text, in
 * an order of their own, so that the same query over the same rows yields the same.
 */
final class RandomSql {

  /** A table or view and its columns. */
  record Relation(String name, List<String> columns) {}

  /** A statement, and whether its result depends on nothing but the rows it may see. */
  record Statement(String sql, boolean comparable) {}

  private final Random random;
  private final List<Relation> relations;
  private final String schema;
  private final List<OrganizationId> organizations;

  RandomSql(
      Random random, List<Relation> relations, String schema, List<OrganizationId> organizations) {
    this.random = random;
    this.relations = relations;
    this.schema = schema;
    this.organizations = organizations;
  }

  /** A query and nothing else. */
  Statement query() {
    return new Statement(
        "select a, b, c from (%s) q order by 1, 2, 3".formatted(rows(1 + random.nextInt(3))), true);
  }

  /** Whatever somebody who wants to see more may send. */
  Statement anything() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> new Statement(setting(), true);
      case 4, 5 -> new Statement(transaction(), true);
      case 6 -> new Statement(prepared(), true);
      case 7 -> new Statement(cursor(), true);
      case 8 -> new Statement(change(), true);
      case 9 -> new Statement(failure(), true);
      case 10 -> new Statement(ownFunction(), true);
      case 11 -> new Statement(look(), false);
      default -> query();
    };
  }

  private String rows(int depth) {
    if (depth == 0) {
      return base();
    }
    String x = rows(random.nextInt(depth));
    String y = rows(random.nextInt(depth));
    return switch (random.nextInt(10)) {
      case 0 ->
          "select x.a, y.b, x.c from (%s) x %s join (%s) y on %s order by 1, 2, 3 limit 100"
              .formatted(x, one("", "left", "right"), y, one("x.a = y.a", "x.b < y.b", "true"));
      case 1 -> "(%s) %s (%s)".formatted(x, one("union", "union all", "intersect", "except"), y);
      case 2 ->
          "with w as %s (%s), v as (select * from w) select w.a, v.b, w.c from w, v where w.b = v.b order by 1, 2, 3 limit 100"
              .formatted(one("", "materialized", "not materialized"), x);
      case 3 ->
          "with recursive r (a, b, c, n) as (select q.*, 1 from (%s) q union all select b, c, a, n + 1 from r where n < 3) select a, b, c from r"
              .formatted(x);
      case 4 -> {
        Relation relation = relation();
        yield "select a, b, c from (%s) x where %s exists (select from %s t where t.%s::text >= x.a)"
            .formatted(x, one("", "not"), relation.name(), column(relation));
      }
      case 5 ->
          "select a, b, c from (%s) x where a %s in (select b from (%s) y where b is not null)"
              .formatted(x, one("", "not"), y);
      case 6 -> {
        Relation relation = relation();
        yield "select x.a, l.m as b, (select max(c) from (%s) y) as c from (%s) x cross join lateral (select max(t::text) as m from %s t where t.%s::text > x.b) l"
            .formatted(y, x, relation.name(), column(relation));
      }
      case 7 ->
          "select max(a) as a, string_agg(b, ',' order by b) as b, count(*)::text as c from (%s) x group by %s"
              .formatted(x, one("a", "c", "rollup (a, b)", "()"));
      case 8 ->
          "select a, lag(b) over (order by a, b, c) as b, (count(*) over ())::text as c from (%s) x"
              .formatted(x);
      default ->
          "select coalesce(a, '-') as a, upper(b) as b, json_build_array(c)::text as c from (%s) x, generate_series(1, 2)"
              .formatted(x);
    };
  }

  private String base() {
    Relation relation = relation();
    if (random.nextInt(12) == 0) {
      return "select %s::text as a, null::text as b, null::text as c"
          .formatted(
              one(
                  "query_to_xml('select * from %s order by 1, 2', true, false, '')"
                      .formatted(relation.name()),
                  "(select json_agg(t order by t::text) from %s t)".formatted(relation.name()),
                  "(select count(*) from %s)".formatted(relation.name()),
                  "(select array_agg(t.%s::text order by 1) from %s t)"
                      .formatted(column(relation), relation.name())));
    }
    return "select %s as a, %s as b, %s as c from %s t where %s"
        .formatted(
            value(relation),
            value(relation),
            value(relation),
            relation.name(),
            condition(relation));
  }

  private String value(Relation relation) {
    return switch (random.nextInt(6)) {
      case 0 -> "t::text";
      case 1 -> "to_jsonb(t)::text";
      case 2 -> "t.organization_id::text";
      default -> "t.%s::text".formatted(column(relation));
    };
  }

  private String condition(Relation relation) {
    String column = "t." + column(relation);
    return switch (random.nextInt(9)) {
      case 0 -> "t.organization_id = '%s'".formatted(organization());
      case 1 -> "t.organization_id <> '%s'".formatted(organization());
      case 2 -> "(%s::text like '%%-%d' or true)".formatted(column, random.nextInt(5));
      case 3 -> "%s::text ~ '[%d-9]'".formatted(column, random.nextInt(9));
      case 4 -> "length(%s::text) > %d".formatted(column, random.nextInt(30));
      case 5 -> column + " is not null";
      case 6 -> "1 = 1 or current_setting('xeropulse.organization_id', true) is null";
      default -> "true";
    };
  }

  private String setting() {
    String value =
        one(
            "",
            "x",
            "everything",
            "team",
            "[\"x\"]",
            "'",
            organization(),
            organization(),
            organization());
    String quoted = "'" + value.replace("'", "''") + "'";
    String name =
        one(
            "xeropulse.organization_id",
            "xeropulse.organization_id",
            "xeropulse.scope",
            "xeropulse.scope_values",
            "xeropulse.scope_jobs");
    String claims =
        "{\"organization_id\": \"%s\", \"xeropulse_scope\": \"everything\"}"
            .formatted(organization());
    return switch (random.nextInt(12)) {
      case 0, 1 -> "set %s = %s".formatted(name, quoted);
      case 2 -> "set local %s = %s".formatted(name, quoted);
      case 3, 4 -> "select set_config('%s', %s, %s)".formatted(name, quoted, one("true", "false"));
      case 5 -> "set request.jwt.claims = '%s'".formatted(claims);
      case 6 ->
          "select set_config('request.jwt.claims', '%s', %s)"
              .formatted(claims, one("true", "false"));
      case 7 ->
          one(
              "reset all",
              "discard all",
              "discard plans",
              "reset xeropulse.organization_id",
              "reset xeropulse.scope");
      case 8 ->
          "set role "
              + one(
                  "none",
                  "xeropulse_reader",
                  "xeropulse_scoped_reader",
                  "xeropulse_loader",
                  "xeropulse_access",
                  "postgres",
                  login());
      case 9 ->
          "set session authorization " + one("default", "postgres", "xeropulse_loader", login());
      case 10 ->
          "set "
              + one(
                  "row_security = off",
                  "search_path = pg_temp, %s, pg_catalog".formatted(schema),
                  "session_replication_role = replica",
                  "plan_cache_mode = force_generic_plan",
                  "enable_indexscan = off",
                  "enable_seqscan = off",
                  "default_transaction_isolation = 'serializable'",
                  "parallel_setup_cost = 0");
      default -> "select %s.enter()".formatted(schema);
    };
  }

  private String transaction() {
    return one(
        "begin",
        "begin",
        "begin isolation level repeatable read",
        "commit",
        "rollback",
        "savepoint s",
        "rollback to s",
        "release s");
  }

  private String prepared() {
    int name = random.nextInt(3);
    return switch (random.nextInt(4)) {
      case 0, 1 -> "prepare p%d as %s".formatted(name, query().sql());
      case 2 -> "execute p" + name;
      default -> "deallocate p" + name;
    };
  }

  private String cursor() {
    return switch (random.nextInt(3)) {
      case 0 -> "declare k cursor with hold for " + query().sql();
      case 1 -> "fetch all k";
      default -> "close k";
    };
  }

  private String change() {
    String relation = relation().name();
    String own = relations.get(random.nextInt(relations.size())).name();
    return one(
        "delete from %s returning *".formatted(relation),
        "update %s set organization_id = '%s' returning *".formatted(relation, organization()),
        "truncate " + relation,
        "lock table " + relation,
        "alter table %s disable row level security".formatted(relation),
        "create policy mine on %s using (true)".formatted(relation),
        "drop policy data_scope on " + relation,
        "create view public.mine as select * from " + relation,
        "create temp view mine as select * from " + relation,
        "drop view if exists pg_temp.mine",
        "create temp table kept as select t::text from %s t order by 1".formatted(own),
        "drop table if exists pg_temp.kept",
        "select * from pg_temp.kept order by 1",
        "select t::text from pg_temp.mine t order by 1",
        "grant select on %s to public".formatted(relation),
        "create or replace function %s.bound_organization() returns uuid language sql return null::uuid"
            .formatted(schema),
        "select %s.protect('%s')".formatted(schema, relation),
        "select t::text from %s_private.totals t".formatted(schema));
  }

  private String failure() {
    Relation relation = relation();
    String column = column(relation);
    return one(
        "select 1 / 0",
        "select (t.%s::text || 'x')::int from %s t".formatted(column, relation.name()),
        "select t.%s::text::uuid from %s t order by t::text".formatted(column, relation.name()),
        "select no_such_column from " + relation.name(),
        "do $$ begin raise exception '%%', (select string_agg(t::text, ' ') from %s t); end $$"
            .formatted(relation.name()),
        "do $$ declare t record; begin for t in select * from %s loop raise notice '%%', t; end loop; end $$"
            .formatted(relation.name()));
  }

  private String ownFunction() {
    String relation = relation().name();
    return switch (random.nextInt(6)) {
      case 0 ->
          "create or replace function pg_temp.spy(v text) returns boolean language plpgsql cost"
              + " 0.0000001 as $$ begin raise notice '%', v; return true; end $$";
      case 1, 2 ->
          "select t::text from %s t where pg_temp.spy(t::text) order by 1".formatted(relation);
      case 3 ->
          "create or replace function pg_temp.current_setting(text, boolean) returns text language sql as $$ select '%s' $$"
              .formatted(organization());
      case 4 ->
          "create or replace function pg_temp.bound_organization() returns uuid language sql as $$ select '%s'::uuid $$"
              .formatted(organization());
      default ->
          "create or replace function pg_temp.all_rows() returns setof text language sql security definer as $$ select t::text from %s t $$; select r from pg_temp.all_rows() r order by 1"
              .formatted(relation);
    };
  }

  private String look() {
    return one(
        "explain (analyze, verbose) " + query().sql(),
        "copy (%s) to stdout".formatted(query().sql()),
        "copy %s to stdout".formatted(relation().name()),
        "select * from pg_stats where schemaname like 'xeropulse%'",
        "select * from pg_stat_activity",
        "select * from pg_statistic",
        "select * from pg_policies",
        "select * from pg_prepared_statements",
        "select * from pg_settings where name like 'xeropulse%'",
        "select schema_to_xml('%s', true, false, '')".formatted(schema),
        "select pg_read_file('postgresql.conf')",
        "select * from pg_ls_dir('.')",
        "select n.nspname, c.relname, c.reltuples from pg_class c join pg_namespace n on n.oid ="
            + " c.relnamespace");
  }

  private Relation relation() {
    return relations.get(random.nextInt(relations.size()));
  }

  private String column(Relation relation) {
    return relation.columns().get(random.nextInt(relation.columns().size()));
  }

  private String organization() {
    return organizations.get(random.nextInt(organizations.size())).toString();
  }

  private String login() {
    return "\"xeropulse_org_" + organization() + "\"";
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
