package io.xeropulse.warehouse.authz;

import io.xeropulse.authz.apikey.ApiKeyTable;
import io.xeropulse.authz.apikey.ApiKeyTransaction;
import io.xeropulse.authz.audit.AuditTable;
import io.xeropulse.authz.embed.DashboardTable;
import io.xeropulse.authz.embed.EmbedTransaction;
import io.xeropulse.authz.session.SessionTable;
import io.xeropulse.authz.session.SessionTransaction;
import io.xeropulse.authz.user.InvitationTable;
import io.xeropulse.authz.user.OutboxTable;
import io.xeropulse.authz.user.UserTable;
import org.jdbi.v3.core.Handle;

/** Every table of the access store, valid during a transaction. Not thread-safe. */
public final class AccessTables implements SessionTransaction, ApiKeyTransaction, EmbedTransaction {
  private final Handle handle;
  private final Named named;
  private final boolean locking;

  AccessTables(Handle handle, boolean locking) {
    this.handle = handle;
    this.named = new Named(handle);
    this.locking = locking;
  }

  @Override
  public AuditTable audit() {
    return new AuditRows(handle, named);
  }

  @Override
  public UserTable users() {
    return new UserRows(
        new AccountRows(handle, named, locking),
        new MembershipRows(handle, named, locking),
        organization -> OrganizationLock.take(handle, named, "people", organization));
  }

  @Override
  public InvitationTable invitations() {
    return new InvitationRows(handle, named);
  }

  @Override
  public OutboxTable outbox() {
    return new OutboxRows(handle, named);
  }

  @Override
  public SessionTable sessions() {
    return new SessionRows(handle, named);
  }

  @Override
  public DashboardTable dashboards() {
    return new DashboardRows(handle, named);
  }

  @Override
  public ApiKeyTable apiKeys() {
    return new ApiKeyRows(handle, named);
  }
}
