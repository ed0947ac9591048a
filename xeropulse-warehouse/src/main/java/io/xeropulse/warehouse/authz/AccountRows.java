package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.Standing;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.core.model.OrganizationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Accounts inside a transaction. Not thread-safe. */
final class AccountRows {
  private final Handle handle;
  private final Named named;
  private final String lock;

  AccountRows(Handle handle, Named named, boolean locking) {
    this.handle = handle;
    this.named = named;
    this.lock = locking ? " for no key update" : "";
  }

  Optional<Account> find(UserId id) {
    named.user(id);
    return handle
        .createQuery("select * from user_account where user_id = :user" + lock)
        .bind("user", id.value())
        .map((row, context) -> account(row))
        .findOne();
  }

  Optional<Account> find(EmailAddress email) {
    named.key(email.key());
    return handle
        .createQuery("select * from user_account where email_key = :key" + lock)
        .bind("key", email.key())
        .map((row, context) -> account(row))
        .findOne();
  }

  boolean insert(Account account) {
    named.user(account.id());
    return bound(
                handle
                    .createUpdate(
                        """
                        insert into user_account
                          (user_id, email, email_key, password_hash, temporary_until, standing,
                           auth_version, active_organization, created_at, last_login, version)
                        values
                          (:user, :email, :key, :password, :until, :standing,
                           :authVersion, :active, :created, :lastLogin, :version)
                        on conflict do nothing
                        """)
                    .bind("created", account.createdAt()),
                account)
            .execute()
        == 1;
  }

  /** The key is named too, so that another account of the same address shows. */
  boolean update(Account account) {
    named.user(account.id());
    named.key(account.email().key());
    return bound(
                handle.createUpdate(
                    """
                    update user_account set
                      email = :email, email_key = :key, password_hash = :password,
                      temporary_until = :until, standing = :standing, auth_version = :authVersion,
                      active_organization = :active, last_login = :lastLogin, version = :version
                    where user_id = :user and version = :version - 1
                      and not exists (
                        select from user_account taken
                        where taken.email_key = :key and taken.user_id <> :user)
                    """),
                account)
            .execute()
        == 1;
  }

  void delete(UserId id) {
    named.user(id);
    handle
        .createUpdate("delete from user_account where user_id = :user")
        .bind("user", id.value())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Account account) {
    return statement
        .bind("user", account.id().value())
        .bind("email", account.email().address())
        .bind("key", account.email().key())
        .bind("password", account.passwordHash())
        .bind("until", account.temporaryUntil())
        .bind("standing", account.standing())
        .bind("authVersion", account.authVersion())
        .bind("active", account.activeOrganization().map(OrganizationId::value))
        .bind("lastLogin", account.lastLogin())
        .bind("version", account.version());
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        new UserId(row.getString("user_id")),
        EmailAddress.of(row.getString("email")),
        Columns.optionalText(row, "password_hash"),
        Columns.optionalInstant(row, "temporary_until"),
        Standing.valueOf(row.getString("standing")),
        row.getLong("auth_version"),
        Optional.ofNullable(row.getObject("active_organization", UUID.class))
            .map(OrganizationId::new),
        Columns.instant(row, "created_at"),
        Columns.optionalInstant(row, "last_login"),
        row.getLong("version"));
  }
}
