package io.xeropulse.authz.memory;

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
import java.util.Deque;

/** Every table of the in-memory store, valid during a transaction. Not thread-safe. */
public final class InMemoryTables
    implements SessionTransaction, ApiKeyTransaction, EmbedTransaction {
  private final AuditTable audit;
  private final UserTable users;
  private final InvitationTable invitations;
  private final OutboxTable outbox;
  private final SessionTable sessions;
  private final ApiKeyTable apiKeys;
  private final DashboardTable dashboards;

  InMemoryTables(Deque<Runnable> undo) {
    audit = new AuditRows(undo);
    users = new UserRows(undo);
    invitations = new InvitationRows(undo);
    outbox = new OutboxRows(undo);
    sessions = new SessionRows(undo);
    apiKeys = new ApiKeyRows(undo);
    dashboards = new DashboardRows(undo);
  }

  @Override
  public AuditTable audit() {
    return audit;
  }

  @Override
  public UserTable users() {
    return users;
  }

  @Override
  public InvitationTable invitations() {
    return invitations;
  }

  @Override
  public OutboxTable outbox() {
    return outbox;
  }

  @Override
  public SessionTable sessions() {
    return sessions;
  }

  @Override
  public DashboardTable dashboards() {
    return dashboards;
  }

  @Override
  public ApiKeyTable apiKeys() {
    return apiKeys;
  }
}
