package io.xeropulse.authz.user;

import io.xeropulse.authz.scope.UserId;

/** Our own accounts are the identities, so there is nothing to tell anybody. */
final class BuiltInIdentities implements IdentityProvider {
  @Override
  public boolean external() {
    return false;
  }

  @Override
  public void create(UserId user, EmailAddress email) {}

  @Override
  public void ban(UserId user) {}

  @Override
  public void unban(UserId user) {}

  @Override
  public void delete(UserId user) {}
}
