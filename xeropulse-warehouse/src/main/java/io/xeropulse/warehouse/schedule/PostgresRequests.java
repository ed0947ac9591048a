package io.xeropulse.warehouse.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.schedule.SyncRequest;
import io.xeropulse.core.sync.schedule.SyncRequestStore;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.Fence;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps requests in PostgreSQL, so that any node answers them. Thread-safe. */
public final class PostgresRequests implements SyncRequestStore {
  private final TenantTransactions transactions;
  private final InstantSource clock;

  /**
   * Creates a store.
   *
   * @param transactions the database
   * @param clock tells when a request was made
   */
  public PostgresRequests(TenantTransactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void add(OrganizationId organization, Trigger trigger) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          long number = insert(handle, organization, trigger);
          for (String entity : trigger.entities()) {
            insertRecords(handle, organization, number, entity, trigger.records(entity));
          }
          return number;
        });
  }

  private long insert(Handle handle, OrganizationId organization, Trigger trigger) {
    return handle
        .createQuery(
            """
            insert into sync_request
              (organization_id, trigger, full_sync, entities, requested_at)
            values (:organization, :trigger, :full, :entities, :now)
            returning request_no
            """)
        .bind("organization", organization.value())
        .bind("trigger", trigger.name())
        .bind("full", trigger.full())
        .bindArray("entities", String.class, trigger.entities().stream().sorted().toList())
        .bind("now", Timestamp.from(clock.instant()))
        .mapTo(Long.class)
        .one();
  }

  private static void insertRecords(
      Handle handle, OrganizationId organization, long number, String entity, Set<String> ids) {
    handle
        .createUpdate(
            """
            insert into sync_request_record (organization_id, request_no, entity, source_id)
            select :organization, :number, :entity, id from unnest(:ids) id
            """)
        .bind("organization", organization.value())
        .bind("number", number)
        .bind("entity", entity)
        .bindArray("ids", String.class, List.copyOf(ids))
        .execute();
  }

  @Override
  public List<SyncRequest> waiting(OrganizationId organization) {
    return transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          List<Asked> asked = asked(handle, organization);
          Map<Long, Map<String, Set<String>>> records = records(handle, organization);
          return asked.stream().map(request -> request.with(records)).toList();
        });
  }

  private record Asked(
      long number,
      String trigger,
      boolean full,
      Set<String> entities,
      int tries,
      @Nullable Timestamp notBefore) {

    SyncRequest with(Map<Long, Map<String, Set<String>>> records) {
      Map<String, Set<String>> named = records.getOrDefault(number, Map.of());
      return new SyncRequest(
          number,
          PostgresRequests.trigger(trigger, full, entities, named),
          tries,
          notBefore == null ? null : notBefore.toInstant());
    }
  }

  /** Read before the records: a request that comes meanwhile must not be seen without its own. */
  private static List<Asked> asked(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select request_no, trigger, full_sync, entities, tries, not_before from sync_request
            where organization_id = :organization order by request_no
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new Asked(
                    row.getLong("request_no"),
                    row.getString("trigger"),
                    row.getBoolean("full_sync"),
                    Set.of((String[]) row.getArray("entities").getArray()),
                    row.getInt("tries"),
                    row.getTimestamp("not_before")))
        .list();
  }

  private static Map<Long, Map<String, Set<String>>> records(
      Handle handle, OrganizationId organization) {
    Map<Long, Map<String, Set<String>>> records = new HashMap<>();
    handle
        .createQuery(
            """
            select request_no, entity, source_id from sync_request_record
            where organization_id = :organization
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                records
                    .computeIfAbsent(row.getLong("request_no"), first -> new HashMap<>())
                    .computeIfAbsent(row.getString("entity"), first -> new HashSet<>())
                    .add(row.getString("source_id")))
        .list();
    return records;
  }

  private static Trigger trigger(
      String name, boolean full, Set<String> entities, Map<String, Set<String>> records) {
    return switch (name) {
      case "webhook" -> {
        Map<String, Set<String>> changed = new HashMap<>();
        entities.forEach(entity -> changed.put(entity, records.getOrDefault(entity, Set.of())));
        yield new Trigger.Webhook(changed);
      }
      case "manual" -> new Trigger.Manual(full, entities);
      case "start-up" -> new Trigger.StartUp();
      default -> new Trigger.Scheduled();
    };
  }

  @Override
  public void answer(SyncSession session, List<SyncRequest> done) {
    transactions.run(
        session.organization(),
        DatabaseRole.LOADER,
        handle -> {
          Fence.hold(handle, session);
          return delete(handle, session.organization(), done);
        });
  }

  @Override
  public void postpone(SyncSession session, List<SyncRequest> failed, Instant notBefore) {
    transactions.run(
        session.organization(),
        DatabaseRole.LOADER,
        handle -> {
          Fence.hold(handle, session);
          return putOff(handle, session.organization(), failed, notBefore);
        });
  }

  @Override
  public void postpone(OrganizationId organization, List<SyncRequest> failed, Instant notBefore) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> putOff(handle, organization, failed, notBefore));
  }

  private static int putOff(
      Handle handle, OrganizationId organization, List<SyncRequest> failed, Instant notBefore) {
    return handle
        .createUpdate(
            """
            update sync_request set tries = tries + 1, not_before = :notBefore
            where organization_id = :organization and request_no = any(:numbers)
            """)
        .bind("notBefore", Timestamp.from(notBefore))
        .bind("organization", organization.value())
        .bindArray("numbers", Long.class, numbers(failed))
        .execute();
  }

  @Override
  public void refuse(OrganizationId organization, List<SyncRequest> impossible) {
    transactions.run(
        organization, DatabaseRole.LOADER, handle -> delete(handle, organization, impossible));
  }

  private static List<Long> numbers(List<SyncRequest> requests) {
    return requests.stream().map(SyncRequest::number).toList();
  }

  private static int delete(
      Handle handle, OrganizationId organization, List<SyncRequest> requests) {
    return handle
        .createUpdate(
            """
            delete from sync_request
            where organization_id = :organization and request_no = any(:numbers)
            """)
        .bind("organization", organization.value())
        .bindArray("numbers", Long.class, numbers(requests))
        .execute();
  }
}
