package io.xeropulse.authz.memory;

import io.xeropulse.authz.scope.UserId;
import io.xeropulse.authz.user.Account;
import io.xeropulse.authz.user.EmailAddress;
import io.xeropulse.authz.user.Membership;
import io.xeropulse.authz.user.UserTable;
import io.xeropulse.core.model.OrganizationId;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

final class UserRows implements UserTable {
  private final Rows<Account> accounts;
  private final Rows<UserId> byEmail;
  private final Rows<Membership> byUser;
  private final Rows<Membership> byOrganization;

  UserRows(Deque<Runnable> undo) {
    accounts = new Rows<>(undo);
    byEmail = new Rows<>(undo);
    byUser = new Rows<>(undo);
    byOrganization = new Rows<>(undo);
  }

  /** Nothing to do: transactions of this store run one at a time. */
  @Override
  public void lock(OrganizationId organization) {}

  @Override
  public Optional<Account> find(UserId id) {
    return accounts.find(id.value());
  }

  @Override
  public Optional<Account> find(EmailAddress email) {
    return byEmail.find(email.key()).flatMap(this::find);
  }

  @Override
  public boolean insert(Account account) {
    if (accounts.find(account.id().value()).isPresent()
        || !byEmail.insert(account.email().key(), account.id())) {
      return false;
    }
    accounts.put(account.id().value(), account);
    return true;
  }

  @Override
  public boolean update(Account account) {
    Optional<Account> stored = find(account.id());
    if (stored.isEmpty() || stored.get().version() != account.version() - 1) {
      return false;
    }
    byEmail.remove(stored.get().email().key());
    if (!byEmail.insert(account.email().key(), account.id())) {
      byEmail.put(stored.get().email().key(), account.id());
      return false;
    }
    accounts.put(account.id().value(), account);
    return true;
  }

  @Override
  public void delete(UserId id) {
    find(id).ifPresent(account -> byEmail.remove(account.email().key()));
    accounts.remove(id.value());
  }

  @Override
  public Optional<Membership> find(UserId user, OrganizationId organization) {
    return byUser.find(user + "/" + organization);
  }

  @Override
  public List<Membership> membershipsOf(UserId user) {
    return List.copyOf(byUser.under(user + "/").values());
  }

  @Override
  public List<Membership> members(OrganizationId organization) {
    return List.copyOf(byOrganization.under(organization + "/").values());
  }

  @Override
  public boolean insert(Membership membership) {
    if (find(membership.user(), membership.organization()).isPresent()) {
      return false;
    }
    put(membership);
    return true;
  }

  @Override
  public boolean update(Membership membership) {
    Optional<Membership> stored = find(membership.user(), membership.organization());
    if (stored.isEmpty() || stored.get().version() != membership.version() - 1) {
      return false;
    }
    put(membership);
    return true;
  }

  @Override
  public void delete(UserId user, OrganizationId organization) {
    byUser.remove(user + "/" + organization);
    byOrganization.remove(organization + "/" + user);
  }

  private void put(Membership membership) {
    byUser.put(membership.user() + "/" + membership.organization(), membership);
    byOrganization.put(membership.organization() + "/" + membership.user(), membership);
  }
}
