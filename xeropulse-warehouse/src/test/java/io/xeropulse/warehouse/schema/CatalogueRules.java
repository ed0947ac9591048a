package io.xeropulse.warehouse.schema;

import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What has to hold of every table, view and function of the schema, asked of PostgreSQL itself. A
 * materialized view has no row security, and its statistics ({@code pg_stats}) show values of every
 * organization to whoever may read it; so nobody may, and the view before it filters with its
 * owner's rights.
 */
final class CatalogueRules {
  /** The one form in which a policy may say whose rows; see {@code xeropulse.protect}. */
  private static final String ORGANIZATION =
      "(organization_id = COALESCE((NULLIF(current_setting(''xeropulse.organization_id''::text,"
          + " true), ''''::text))::uuid, xeropulse.bound_organization()))";

  /** Tables of tenants that somebody who loads or reads may touch. */
  private static final String TENANT_TABLES =
      """
      select c.oid::regclass::text from pg_class c
      where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p')
        and exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id')
        and exists (
          select from unnest(array['xeropulse_loader', 'xeropulse_reader', 'xeropulse_scoped_reader']) role
          where has_any_column_privilege(role, c.oid, 'select'))
      """;

  /** The policies that such a table has, and no other. */
  private static final String POLICIES =
      """
      from pg_policy p
      where p.polrelid = c.oid and (
        (p.polname = 'granted' and p.polpermissive and pg_get_expr(p.polqual, p.polrelid) = 'true')
        or (p.polname = 'organization_isolation' and not p.polpermissive and p.polcmd = '*'
          and p.polroles = '{0}' and p.polwithcheck is null
          and starts_with(pg_get_expr(p.polqual, p.polrelid), '(%s AND '))
        or (p.polname = 'within_scope' and not p.polpermissive and p.polcmd = 'r'
          and p.polroles = array['xeropulse_scoped_reader'::regrole::oid]
          and pg_get_expr(p.polqual, p.polrelid) ~ '^\\(?\\( SELECT .*xeropulse\\.scope\\(\\)'))
      """
          .formatted(ORGANIZATION);

  /** Each rule with a query for the offenders. */
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry(
              "is not under forced row security",
              """
              select c.oid::regclass::text from pg_class c
              where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p', 'f')
                and c.relname <> 'schema_history' and not (c.relrowsecurity and c.relforcerowsecurity)
              """),
          Map.entry(
              "is read without an organization",
              """
              select c.oid::regclass::text from pg_class c
              cross join unnest(array['xeropulse_reader', 'xeropulse_scoped_reader']) role
              where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p')
                and has_any_column_privilege(role, c.oid, 'select')
                and not exists (
                  select from pg_attribute a
                  where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnotnull)
              """),
          Map.entry(
              "lacks a policy", TENANT_TABLES + "and 3 <> (select count(*) " + POLICIES + ")"),
          Map.entry(
              "has a policy of another form",
              TENANT_TABLES
                  + "and exists (select from pg_policy other where other.polrelid = c.oid"
                  + " and not exists (select "
                  + POLICIES
                  + " and p.oid = other.oid))"),
          Map.entry(
              "has a policy that looks something up",
              """
              select p.polrelid::regclass || ': ' || p.polname from pg_policy p
              join pg_class c on c.oid = p.polrelid
              where c.relnamespace = 'xeropulse'::regnamespace and (
                pg_get_expr(p.polqual, p.polrelid) ~* '\\mfrom\\M'
                or pg_get_expr(p.polwithcheck, p.polrelid) ~* '\\mfrom\\M'
                or exists (
                  select from pg_depend d
                  where d.classid = 'pg_policy'::regclass and d.objid = p.oid
                    and (d.refclassid = 'pg_class'::regclass and d.refobjid <> p.polrelid
                      or d.refclassid = 'pg_proc'::regclass and d.refobjid not in (
                        'xeropulse.bound_organization()'::regprocedure, 'xeropulse.scope()'::regprocedure,
                        'xeropulse.in_scope(text)'::regprocedure))))
              """),
          Map.entry(
              "has a policy that ends in ELSE true",
              """
              select p.polrelid::regclass || ': ' || p.polname from pg_policy p
              join pg_class c on c.oid = p.polrelid
              where c.relnamespace = 'xeropulse'::regnamespace
                and pg_get_expr(p.polqual, p.polrelid) ~* 'else\\s+true'
              """),
          Map.entry(
              "has no index",
              """
              select k.conrelid::regclass || ': ' || k.conname from pg_constraint k
              where k.contype = 'f' and k.connamespace = 'xeropulse'::regnamespace
                and not exists (
                  select from pg_index i
                  where i.indrelid = k.conrelid and i.indpred is null
                    and (i.indkey::int2[])[0 : cardinality(k.conkey) - 1] @> k.conkey)
              """),
          Map.entry(
              "is a view with its owner's rights",
              """
              select c.oid::regclass::text from pg_class c
              where c.relnamespace = 'xeropulse'::regnamespace and c.relkind = 'v'
                and not coalesce(c.reloptions @> array['security_invoker=true'], false)
                and (not coalesce(c.reloptions @> array['security_barrier=true'], false) or exists (
                  select from pg_rewrite r
                  join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                  join pg_class o on d.refclassid = 'pg_class'::regclass and o.oid = d.refobjid
                  where r.ev_class = c.oid and o.oid <> c.oid and o.relkind <> 'm'))
              """),
          Map.entry(
              "is a materialized view in reach",
              """
              select c.oid::regclass::text from pg_class c
              join pg_namespace n on n.oid = c.relnamespace and n.nspname like 'xeropulse%'
              cross join unnest(array['xeropulse_reader', 'xeropulse_scoped_reader', 'xeropulse_loader', 'xeropulse_access']) role
              where c.relkind = 'm' and (
                has_schema_privilege(role, n.oid, 'usage') or has_any_column_privilege(role, c.oid, 'select'))
              """),
          Map.entry(
              "is a materialized view without a unique index",
              """
              select c.oid::regclass::text from pg_class c
              join pg_namespace n on n.oid = c.relnamespace and n.nspname like 'xeropulse%'
              where c.relkind = 'm' and not exists (
                select from pg_index i
                where i.indrelid = c.oid and i.indisunique and i.indpred is null and i.indexprs is null)
              """),
          Map.entry(
              "is a view of a materialized one that does not say whose rows",
              """
              select distinct v.oid::regclass::text from pg_class v
              join pg_rewrite r on r.ev_class = v.oid
              join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
              join pg_class m on d.refclassid = 'pg_class'::regclass and m.oid = d.refobjid and m.relkind = 'm'
              where v.relnamespace = 'xeropulse'::regnamespace and v.relkind = 'v'
                and (position('%s' in pg_get_viewdef(v.oid)) = 0
                  or position('xeropulse.scope()' in pg_get_viewdef(v.oid)) = 0)
              """
                  .formatted(ORGANIZATION.replace("(organization_id", "organization_id"))),
          Map.entry(
              "is granted to PUBLIC",
              """
              select c.oid::regclass::text from pg_class c, aclexplode(c.relacl) g
              where c.relnamespace = 'xeropulse'::regnamespace and g.grantee = 0
              union all
              select a.attrelid::regclass || '.' || a.attname
              from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) g
              where c.relnamespace = 'xeropulse'::regnamespace and g.grantee = 0
              union all
              select p.oid::regprocedure::text
              from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
              where p.pronamespace = 'xeropulse'::regnamespace and g.grantee = 0
              union all
              select n.nspname from pg_namespace n, aclexplode(n.nspacl) g
              where n.nspname = 'xeropulse' and g.grantee = 0
              """),
          Map.entry(
              "has statistics that tell what it says",
              """
              select c.oid::regclass || '.' || a.attname from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p')
                and has_any_column_privilege('xeropulse_reader', c.oid, 'select')
                and coalesce(a.attstattarget, -1) <> 0
                and (a.atttypid in ('numeric'::regtype, 'jsonb'::regtype, 'bytea'::regtype, 'text[]'::regtype, 'timestamptz'::regtype)
                  or a.atttypid = 'text'::regtype and a.attname !~ '_id$' and a.attname ~ '(name|code|number|reason|message|description|notes|label|reference|category|team|service_type|error|raw_text|key|hash)'
                  or a.attname ~ '(hash|minutes)')
              """),
          Map.entry(
              "runs with its owner's rights",
              """
              select p.oid::regprocedure::text from pg_proc p
              where p.pronamespace = 'xeropulse'::regnamespace and p.prosecdef
              """),
          Map.entry(
              "lets its caller's search path choose what it calls",
              """
              select p.oid::regprocedure::text from pg_proc p
              where p.pronamespace = 'xeropulse'::regnamespace and p.prosqlbody is null
                and (has_function_privilege('xeropulse_reader', p.oid, 'execute')
                  or has_function_privilege('xeropulse_scoped_reader', p.oid, 'execute'))
                and not coalesce(array_to_string(p.proconfig, ',') like 'search_path=%', false)
              """));

  private static final String TAKES_OTHERS =
      """
      select c.oid::regclass::text from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
      where c.relnamespace = 'xeropulse'::regnamespace and c.relkind in ('r', 'p')
        and not exists (
          select from pg_constraint k
          where k.conrelid = c.oid and k.contype = 'c' and k.convalidated
            and pg_get_constraintdef(k.oid) = 'CHECK ((organization_id = ''%s''::uuid))')
      """;

  private CatalogueRules() {}

  /** Who offends against which rule; empty if nobody does. */
  static List<String> offences(Handle handle) {
    return broken(handle, "xeropulse", RULES);
  }

  /** The same in the schema of one organization, which takes no other's rows besides. */
  static List<String> offencesAgainst(Handle handle, String schema, OrganizationId organization) {
    Map<String, String> rules = new TreeMap<>(RULES);
    rules.put("takes rows of another organization", TAKES_OTHERS.formatted(organization));
    return broken(handle, schema, rules);
  }

  private static List<String> broken(Handle handle, String schema, Map<String, String> rules) {
    return new TreeMap<>(rules)
        .entrySet().stream()
            .flatMap(
                rule ->
                    handle
                        .createQuery(ofSchema(rule.getValue(), schema).replace("?", "??"))
                        .mapTo(String.class)
                        .stream()
                        .map(offender -> offender + " " + rule.getKey()))
            .toList();
  }

  private static String ofSchema(String rule, String schema) {
    return rule.replace("'xeropulse'", "'" + schema + "'")
        .replace("xeropulse.bound", schema + ".bound")
        .replace("xeropulse.scope()", schema + ".scope()")
        .replace("xeropulse\\.scope", schema + "\\.scope")
        .replace("'xeropulse.in_scope", "'" + schema + ".in_scope");
  }
}
