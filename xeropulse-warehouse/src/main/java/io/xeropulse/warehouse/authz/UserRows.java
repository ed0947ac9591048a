package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.Membership;
import io.xeropulse.authz.user.UserTable;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Accounts and memberships as one table. Not thread-safe. */
final class UserRows implements UserTable {
  private final AccountRows accounts;
  private final MembershipRows memberships;
  private final Consumer<OrganizationId> lock;

  UserRows(AccountRows accounts, MembershipRows memberships, Consumer<OrganizationId> lock) {
    this.accounts = accounts;
    this.memberships = memberships;
    this.lock = lock;
  }

  @Override
  public void lock(OrganizationId organization) {
    lock.accept(organization);
  }

  @Override
  public Optional<Account> find(UserId id) {
    return accounts.find(id);
  }

  @Override
  public Optional<Account> find(EmailAddress email) {
    return accounts.find(email);
  }

  @Override
  public boolean insert(Account account) {
    return accounts.insert(account);
  }

  @Override
  public boolean update(Account account) {
    return accounts.update(account);
  }

  @Override
  public void delete(UserId id) {
    accounts.delete(id);
  }

  @Override
  public Optional<Membership> find(UserId user, OrganizationId organization) {
    return memberships.find(user, organization);
  }

  @Override
  public List<Membership> membershipsOf(UserId user) {
    return memberships.of(user);
  }

  @Override
  public List<Membership> members(OrganizationId organization) {
    return memberships.in(organization);
  }

  @Override
  public boolean insert(Membership membership) {
    return memberships.insert(membership);
  }

  @Override
  public boolean update(Membership membership) {
    return memberships.update(membership);
  }

  @Override
  public void delete(UserId user, OrganizationId organization) {
    memberships.delete(user, organization);
  }
}
