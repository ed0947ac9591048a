package io.xeropulse.authz.audit;

import io.xeropulse.authz.Transactions;
import io.xeropulse.core.model.OrganizationId;
import java.util.List;
import java.util.function.Function;

/**
 * Writes the audit log. A change and its entry stand or fall together: the entry is written in the
 * change's own transaction, and when it cannot be, the change does not happen. Thread-safe.
 */
public final class AuditLog {
  private final AuditChain chain;

  /**
   * Creates a log.
   *
   * @param keys the keys of its hashes
   */
  public AuditLog(AuditKeys keys) {
    chain = new AuditChain(keys);
  }

  /**
   * Writes an entry in a transaction that is under way.
   *
   * @param transaction the transaction
   * @param event what happened
   * @return the entry
   */
  public AuditEntry append(AuditTransaction transaction, AuditEvent event) {
    AuditTable table = transaction.audit();
    AuditEntry entry = chain.next(table.lockHead(event.organization()), event);
    table.append(entry);
    return entry;
  }

  /**
   * Makes a change with its entries: the attempt before it, in a transaction of its own; success
   * with it; refusal or failure after it was rolled back.
   *
   * @param store the stores
   * @param event what is about to be done; its outcome is ignored
   * @param change the change; whatever it throws is written down and thrown on
   * @param <X> the tables
   * @param <T> type of the result
   * @return what the change returned
   */
  public <X extends AuditTransaction, T> T change(
      Transactions<X> store, AuditEvent event, Function<? super X, ? extends T> change) {
    return change(store, event, change, result -> event);
  }

  /**
   * Makes a change with its entries, where success has more to say than the attempt had.
   *
   * @param store the stores
   * @param event what is about to be done; its outcome is ignored
   * @param change the change; whatever it throws is written down and thrown on
   * @param done the event to write with the change; its outcome is ignored
   * @param <X> the tables
   * @param <T> type of the result
   * @return what the change returned
   */
  public <X extends AuditTransaction, T> T change(
      Transactions<X> store,
      AuditEvent event,
      Function<? super X, ? extends T> change,
      Function<? super T, AuditEvent> done) {
    store.run(tables -> append(tables, event.with(Outcome.ATTEMPTED)));
    try {
      return store.run(
          tables -> {
            T result = change.apply(tables);
            append(tables, done.apply(result).with(Outcome.SUCCEEDED));
            return result;
          });
    } catch (RuntimeException e) {
      ended(store, event, e);
      throw e;
    }
  }

  /**
   * Does what only some may and nobody needs to know of unless it is refused: a refusal is written
   * down after the work was rolled back.
   *
   * @param store the stores
   * @param event what is asked for; its outcome is ignored
   * @param work the work; whatever it throws is thrown on
   * @param <X> the tables
   * @param <T> type of the result
   * @return what the work returned
   */
  public <X extends AuditTransaction, T> T guarded(
      Transactions<X> store, AuditEvent event, Function<? super X, ? extends T> work) {
    try {
      return store.<T>run(work);
    } catch (RuntimeException e) {
      if (e instanceof Refusal) {
        ended(store, event, e);
      }
      throw e;
    }
  }

  private <X extends AuditTransaction> void ended(
      Transactions<X> store, AuditEvent event, RuntimeException e) {
    Outcome outcome = e instanceof Refusal ? Outcome.REFUSED : Outcome.FAILED;
    AuditEvent ended = event.with(outcome).with("error", e.getClass().getSimpleName());
    try {
      store.run(tables -> append(tables, ended));
    } catch (RuntimeException unwritten) {
      e.addSuppressed(unwritten);
    }
  }

  /**
   * Reads entries in order.
   *
   * @param transaction the transaction to read in
   * @param organization whose log
   * @param afterSequence 0 to start at the first entry
   * @param limit at most so many
   * @return the entries
   */
  public static List<AuditEntry> read(
      AuditTransaction transaction, OrganizationId organization, long afterSequence, int limit) {
    return transaction.audit().read(organization, afterSequence, limit);
  }

  /** Marks errors that mean "not allowed" rather than "went wrong". */
  public interface Refusal {}
}
