package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.apikey.ApiKey;
import io.xeropulse.authz.apikey.ApiKeyTable;
import io.xeropulse.authz.scope.Permission;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** API keys in PostgreSQL. Not thread-safe. */
final class ApiKeyRows implements ApiKeyTable {
  private final Handle handle;
  private final Named named;

  ApiKeyRows(Handle handle, Named named) {
    this.handle = handle;
    this.named = named;
  }

  @Override
  public void insert(ApiKey key) {
    named.organization(key.organization());
    handle
        .createUpdate(
            """
            insert into api_key
              (key_id, organization_id, owner_id, name, permissions, secret_hash, created_at,
               expires_at, last_used, revoked_at)
            values
              (:id, :organization, :owner, :name, :permissions, :hash, :created,
               :expires, :used, :revoked)
            """)
        .bind("id", key.id())
        .bind("organization", key.organization().value())
        .bind("owner", key.owner().value())
        .bind("name", key.name())
        .bindArray(
            "permissions",
            String.class,
            key.permissions().stream().map(Permission::name).sorted().toList())
        .bind("hash", key.secretHash())
        .bind("created", key.createdAt())
        .bind("expires", key.expiresAt())
        .bind("used", key.lastUsed())
        .bind("revoked", key.revokedAt())
        .execute();
  }

  @Override
  public Optional<ApiKey> find(String id) {
    named.key(id);
    return handle
        .createQuery("select * from api_key where key_id = :id")
        .bind("id", id)
        .map((row, context) -> key(row))
        .findOne();
  }

  @Override
  public List<ApiKey> list(OrganizationId organization) {
    named.organization(organization);
    return handle
        .createQuery("select * from api_key where organization_id = :organization order by key_id")
        .bind("organization", organization.value())
        .map((row, context) -> key(row))
        .list();
  }

  @Override
  public boolean revoke(String id, Instant at) {
    named.key(id);
    return handle
            .createUpdate(
                "update api_key set revoked_at = :at where key_id = :id and revoked_at is"
                    + " null")
            .bind("id", id)
            .bind("at", at)
            .execute()
        == 1;
  }

  @Override
  public int end(UserId owner, OrganizationId organization, Instant at) {
    named.organization(organization);
    return handle
        .createUpdate(
            """
            update api_key set revoked_at = :at
            where organization_id = :organization and owner_id = :owner and revoked_at is null
            """)
        .bind("organization", organization.value())
        .bind("owner", owner.value())
        .bind("at", at)
        .execute();
  }

  @Override
  public void used(String id, Instant at) {
    named.key(id);
    handle
        .createUpdate(
            """
            update api_key set last_used = :at
            where key_id = :id and (last_used is null or last_used < :at)
            """)
        .bind("id", id)
        .bind("at", at)
        .execute();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("key_id"),
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new UserId(row.getString("owner_id")),
        row.getString("name"),
        Columns.textSet(row, "permissions").stream()
            .map(Permission::new)
            .collect(Collectors.toSet()),
        row.getString("secret_hash"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"),
        Columns.optionalInstant(row, "last_used"),
        Columns.optionalInstant(row, "revoked_at"));
  }
}
