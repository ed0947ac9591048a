package io.xeropulse.warehouse.access;

import io.xeropulse.authz.scope.DataScope;
import io.xeropulse.core.StorageUnavailableException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work in a transaction that can see and write one organization's rows only. Role and
 * organization are set for the transaction, so a pooled connection carries nothing over.
 * Thread-safe.
 */
public final class TenantTransactions {
  /** What is read in several statements is of one instant, whoever writes in between. */
  private static final String ONE_INSTANT = "set transaction isolation level repeatable read";

  /** Of figures, which are read and worked out of an organization's whole books. */
  private static final TimeLimits WHOLE_BOOKS = TimeLimits.of(Duration.ofMinutes(10));

  private final Jdbi jdbi;
  private final Tenancy tenancy;
  private final TimeLimits reading;
  private final TimeLimits writing;
  private final TurnHolders turnHolders;

  /**
   * Creates transactions over a database.
   *
   * @param jdbi the database
   * @param tenancy which schema holds whose rows
   */
  public TenantTransactions(Jdbi jdbi, Tenancy tenancy) {
    this(jdbi, tenancy, WHOLE_BOOKS, TimeLimits.SMALL);
  }

  private TenantTransactions(Jdbi jdbi, Tenancy tenancy, TimeLimits reading, TimeLimits writing) {
    this.jdbi = jdbi;
    this.tenancy = tenancy;
    this.reading = reading;
    this.writing = writing;
    this.turnHolders = new TurnHolders(jdbi);
  }

  /**
   * The same database for work whose statements go over an organization's whole books: they may
   * take as long as a reader's.
   *
   * @return transactions that are as patient
   */
  public TenantTransactions overWholeBooks() {
    return new TenantTransactions(jdbi, tenancy, reading, reading);
  }

  /**
   * The same database with another longest statement of readers, and of {@link #overWholeBooks}.
   *
   * @param statement the longest that one statement takes; 10 minutes unless said
   * @return transactions with that limit
   */
  public TenantTransactions longestStatement(Duration statement) {
    return new TenantTransactions(jdbi, tenancy, TimeLimits.of(statement), writing);
  }

  /**
   * The same database for who does not wait for locks as long as others.
   *
   * @param lock the longest that a statement waits for one
   * @return transactions with that limit
   */
  public TenantTransactions waitingForLocks(Duration lock) {
    return new TenantTransactions(jdbi, tenancy, reading, writing.withLock(lock));
  }

  /**
   * Ends the transactions that keep an organization's turn, and those that queue for it, after a
   * wait for it was in vain.
   *
   * @param organization whose turn
   * @param failure what the wait ended with
   * @return whether the failure was that the turn, or another lock, was not to be had in time
   * @throws io.xeropulse.core.XeroPulseException telling how the database failed
   */
  public boolean freeTurn(OrganizationId organization, XeroPulseException failure) {
    boolean inVain = DatabaseFailure.lockTimedOut(failure);
    if (inVain) {
      endHolders(organization, false);
    }
    return inVain;
  }

  private void endHolders(OrganizationId organization, boolean silent) {
    try {
      turnHolders.end(this, organization, silent);
    } catch (JdbiException e) {
      throw DatabaseFailure.of(organization, e);
    }
  }

  /**
   * Runs work in a transaction of its own.
   *
   * @param <T> what the work yields
   * @param organization whose rows it may touch
   * @param role as which role it runs
   * @param work the work; an exception rolls everything back
   * @return what the work yields
   * @throws io.xeropulse.core.XeroPulseException thrown by the work, or telling how the database
   *     failed
   */
  public <T> T run(
      OrganizationId organization, DatabaseRole role, HandleCallback<T, RuntimeException> work) {
    return run(organization, role, new DataScope.Everything(), work);
  }

  /**
   * Reads in a transaction of its own, as a reading role and as far as a scope goes.
   *
   * @param <T> what the work yields
   * @param organization whose rows it may see
   * @param scope which of them
   * @param work the work
   * @return what the work yields
   * @throws io.xeropulse.core.XeroPulseException thrown by the work, or telling how the database
   *     failed
   */
  public <T> T read(
      OrganizationId organization, DataScope scope, HandleCallback<T, RuntimeException> work) {
    return run(organization, DatabaseRole.readerOf(scope), scope, work);
  }

  private <T> T run(
      OrganizationId organization,
      DatabaseRole role,
      DataScope scope,
      HandleCallback<T, RuntimeException> work) {
    return waiting(
        organization,
        role,
        () ->
            jdbi.inTransaction(
                handle -> {
                  BoundedDataSource.waitAtMost(handle.getConnection(), limits(role).answer());
                  RoundTrip begin = new RoundTrip();
                  if (role != DatabaseRole.LOADER) {
                    begin.add(ONE_INSTANT);
                  }
                  begin.addAll(settings(organization, role, scope));
                  begin.send(handle.getConnection());
                  return work.withHandle(handle);
                }));
  }

  private <T> T waiting(
      OrganizationId organization, DatabaseRole role, Waiting.Work<T, SQLException> work) {
    try {
      return Waiting.by("organization " + organization, work);
    } catch (JdbiException | SQLException e) {
      throw toldOf(organization, role, DatabaseFailure.of(organization, e));
    } catch (StorageUnavailableException e) {
      throw toldOf(organization, role, e);
    }
  }

  private TimeLimits limits(DatabaseRole role) {
    return role == DatabaseRole.LOADER ? writing : reading;
  }

  /** Whoever waits for the turn of its own session finds a connection that was lost in it. */
  private XeroPulseException toldOf(
      OrganizationId organization, DatabaseRole role, XeroPulseException failure) {
    if (role == DatabaseRole.LOADER && DatabaseFailure.lockTimedOut(failure)) {
      endHolders(organization, true);
    }
    return failure;
  }

  /**
   * Makes a transaction that the host began one of a reading role, until it ends. Its search path
   * stays the host's.
   *
   * @param connection in a transaction; we neither commit nor close it
   * @param organization whose rows it may see
   * @param scope which of them
   * @throws IllegalStateException if the connection commits every statement by itself: the
   *     organization would be forgotten before the next one
   * @throws io.xeropulse.core.XeroPulseException telling how the database failed
   */
  public void enter(Connection connection, OrganizationId organization, DataScope scope) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalStateException(
            "organization %s: the connection is in autocommit; begin a transaction first"
                .formatted(organization));
      }
      TransactionSettings.any(
              tenancy.of(organization), DatabaseRole.readerOf(scope), organization, scope)
          .send(connection);
    } catch (SQLException e) {
      throw DatabaseFailure.of(organization, e);
    }
  }

  /**
   * Runs statements in one round trip, as a transaction of their own. They find the organization in
   * the setting {@code xeropulse.organization_id} only, which is empty outside of it.
   *
   * @param organization whose rows they may touch
   * @param role as which role they run
   * @param trip the statements
   * @return their answers, in order
   * @throws io.xeropulse.core.XeroPulseException telling how the database failed; nothing was
   *     written
   */
  public List<long[]> run(OrganizationId organization, DatabaseRole role, RoundTrip trip) {
    RoundTrip whole = settings(organization, role, new DataScope.Everything());
    whole.addAll(trip);
    whole.add("commit");
    List<long[]> answers =
        waiting(
            organization,
            role,
            () ->
                jdbi.inTransaction(
                    handle -> {
                      BoundedDataSource.waitAtMost(handle.getConnection(), limits(role).answer());
                      return whole.send(handle.getConnection());
                    }));
    return answers.subList(1, answers.size() - 1);
  }

  private RoundTrip settings(OrganizationId organization, DatabaseRole role, DataScope scope) {
    return TransactionSettings.own(
        tenancy.of(organization), role, organization, scope, limits(role));
  }
}
