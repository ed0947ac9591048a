package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.embed.DashboardConfig;
import io.xeropulse.authz.embed.DashboardOpening;
import io.xeropulse.authz.embed.DashboardTable;
import io.xeropulse.authz.scope.DashboardId;
import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Dashboards and who opened them, in PostgreSQL. Not thread-safe. */
final class DashboardRows implements DashboardTable {
  private final Handle handle;
  private final Named named;

  DashboardRows(Handle handle, Named named) {
    this.handle = handle;
    this.named = named;
  }

  @Override
  public List<DashboardConfig> configs(OrganizationId organization) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select * from dashboard where organization_id = :organization
            order by dashboard_id collate "C"
            """)
        .bind("organization", organization.value())
        .map((row, context) -> config(row))
        .list();
  }

  @Override
  public void replace(OrganizationId organization, List<DashboardConfig> configs) {
    named.organization(organization);
    handle
        .createUpdate("delete from dashboard where organization_id = :organization")
        .bind("organization", organization.value())
        .execute();
    for (DashboardConfig config : configs) {
      handle
          .createUpdate(
              """
              insert into dashboard
                (organization_id, dashboard_id, name, metabase_id, description, refresh_minutes,
                 required_data, allowed_roles)
              values
                (:organization, :id, :name, :metabase, :description, :refresh, :required, :roles)
              """)
          .bind("organization", organization.value())
          .bind("id", config.id().name())
          .bind("name", config.name())
          .bind("metabase", config.metabaseId())
          .bind("description", config.description())
          .bind("refresh", config.refreshMinutes())
          .bindArray("required", String.class, config.requires())
          .bindArray(
              "roles",
              String.class,
              config.allowedRoles().stream().map(Role::name).sorted().toList())
          .execute();
    }
  }

  @Override
  public void opened(DashboardOpening opening) {
    named.organization(opening.organization());
    handle
        .createUpdate(
            """
            insert into dashboard_access (organization_id, user_id, dashboard_id, accessed_at)
            values (:organization, :user, :dashboard, :at)
            """)
        .bind("organization", opening.organization().value())
        .bind("user", opening.user().value())
        .bind("dashboard", opening.dashboard().name())
        .bind("at", opening.at())
        .execute();
  }

  @Override
  public List<DashboardOpening> openings(OrganizationId organization, Instant before, int limit) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select user_id, dashboard_id, accessed_at from dashboard_access
            where organization_id = :organization and accessed_at < :before
            order by accessed_at desc, access_no limit :limit
            """)
        .bind("organization", organization.value())
        .bind("before", before)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new DashboardOpening(
                    organization,
                    new UserId(row.getString("user_id")),
                    new DashboardId(row.getString("dashboard_id")),
                    Columns.instant(row, "accessed_at")))
        .list();
  }

  private static DashboardConfig config(ResultSet row) throws SQLException {
    return new DashboardConfig(
        new DashboardId(row.getString("dashboard_id")),
        row.getString("name"),
        row.getInt("metabase_id"),
        row.getString("description"),
        row.getInt("refresh_minutes"),
        List.of(Columns.texts(row, "required_data")),
        Columns.textSet(row, "allowed_roles").stream().map(Role::new).collect(Collectors.toSet()));
  }
}
