package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.Role;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Membership;
import io.xeropulse.authz.user.MembershipState;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Memberships inside a transaction. Not thread-safe. */
final class MembershipRows {
  private final Handle handle;
  private final Named named;
  private final String lock;

  MembershipRows(Handle handle, Named named, boolean locking) {
    this.handle = handle;
    this.named = named;
    this.lock = locking ? " for no key update" : "";
  }

  Optional<Membership> find(UserId user, OrganizationId organization) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select * from user_membership
            where organization_id = :organization and user_id = :user
            """
                + lock)
        .bind("organization", organization.value())
        .bind("user", user.value())
        .map((row, context) -> membership(row))
        .findOne();
  }

  List<Membership> of(UserId user) {
    named.user(user);
    return handle
        .createQuery(
            "select * from user_membership where user_id = :user order by organization_id" + lock)
        .bind("user", user.value())
        .map((row, context) -> membership(row))
        .list();
  }

  List<Membership> in(OrganizationId organization) {
    named.organization(organization);
    return handle
        .createQuery(
            """
            select * from user_membership
            where organization_id = :organization order by user_id
            """
                + lock)
        .bind("organization", organization.value())
        .map((row, context) -> membership(row))
        .list();
  }

  boolean insert(Membership membership) {
    named.organization(membership.organization());
    return bound(
                handle
                    .createUpdate(
                        """
                        insert into user_membership
                          (organization_id, user_id, role, state, team, clients, staff_id,
                           accepted_at, auth_version, created_at, created_by, changed_at, version)
                        values
                          (:organization, :user, :role, :state, :team, :clients, :staff,
                           :accepted, :authVersion, :created, :creator, :changed, :version)
                        on conflict do nothing
                        """)
                    .bind("created", membership.createdAt())
                    .bind("creator", membership.createdBy().map(UserId::value)),
                membership)
            .execute()
        == 1;
  }

  boolean update(Membership membership) {
    named.organization(membership.organization());
    return bound(
                handle.createUpdate(
                    """
                    update user_membership set
                      role = :role, state = :state, team = :team, clients = :clients,
                      staff_id = :staff, accepted_at = :accepted, auth_version = :authVersion,
                      changed_at = :changed, version = :version
                    where organization_id = :organization and user_id = :user
                      and version = :version - 1
                    """),
                membership)
            .execute()
        == 1;
  }

  void delete(UserId user, OrganizationId organization) {
    named.organization(organization);
    handle
        .createUpdate(
            """
            delete from user_membership
            where organization_id = :organization and user_id = :user
            """)
        .bind("organization", organization.value())
        .bind("user", user.value())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Membership membership) {
    return statement
        .bind("organization", membership.organization().value())
        .bind("user", membership.user().value())
        .bind("role", membership.role().name())
        .bind("state", membership.state())
        .bind("team", membership.team())
        .bindArray("clients", String.class, membership.clients().stream().sorted().toList())
        .bind("staff", membership.staff())
        .bind("accepted", membership.acceptedAt())
        .bind("authVersion", membership.authVersion())
        .bind("changed", membership.changedAt())
        .bind("version", membership.version());
  }

  private static Membership membership(ResultSet row) throws SQLException {
    return new Membership(
        new UserId(row.getString("user_id")),
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new Role(row.getString("role")),
        MembershipState.valueOf(row.getString("state")),
        Columns.optionalText(row, "team"),
        Columns.textSet(row, "clients"),
        Columns.optionalText(row, "staff_id"),
        Columns.optionalInstant(row, "accepted_at"),
        row.getLong("auth_version"),
        Columns.instant(row, "created_at"),
        Columns.optionalText(row, "created_by").map(UserId::new),
        Columns.instant(row, "changed_at"),
        row.getLong("version"));
  }
}
