package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.trigger.HeardEvents;
import io.xeropulse.warehouse.access.NodeTransactions;
import io.xeropulse.warehouse.access.SchemaName;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Remembers webhook events in PostgreSQL, for all nodes. Xero waits five seconds for an answer, so
 * no statement takes longer than two. Thread-safe.
 */
public final class PostgresHeardEvents implements HeardEvents {
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(2);

  /** Webhooks of which nothing came for so long have another key by now. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(90);

  private final NodeTransactions transactions;
  private final InstantSource clock;

  /**
   * Creates a memory.
   *
   * @param jdbi the database
   * @param schema where the memory is
   * @param clock tells when events come
   */
  public PostgresHeardEvents(Jdbi jdbi, SchemaName schema, InstantSource clock) {
    this.transactions = new NodeTransactions(jdbi, schema, LONGEST_STATEMENT);
    this.clock = clock;
  }

  @Override
  public Receipt received(String webhook, SortedMap<Long, Optional<OrganizationId>> events) {
    return run(
        handle -> {
          Instant now = clock.instant();
          waitForItsTurn(handle, webhook, now);
          Receipt receipt =
              Receipt.of(
                  webhook,
                  events.keySet(),
                  known(handle, webhook, events.keySet()),
                  newest(handle, webhook),
                  left(handle, webhook, events.keySet(), now),
                  now);
          if (!receipt.first().isEmpty()) {
            write(handle, receipt, events);
            forget(handle, webhook, now);
          }
          return receipt;
        });
  }

  @Override
  public void handedOver(Receipt receipt) {
    run(
        handle ->
            handle
                .createUpdate(
                    """
                    update heard_event set handed_over = true
                    where webhook = :webhook and not handed_over
                      and (event_no = any (:numbers) or (:gap and came_at < :left))
                    """)
                .bind("webhook", receipt.webhook())
                .bindArray("numbers", Long.class, receipt.unheard())
                .bind("gap", receipt.gap())
                .bind("left", Timestamp.from(receipt.leftBefore()))
                .execute());
  }

  @Override
  public void notHandedOver(Receipt receipt) {
    run(
        handle -> {
          waitForItsTurn(handle, receipt.webhook(), receipt.at());
          return takeBack(handle, receipt);
        });
  }

  /** What is behind another event stays, or nothing would tell that it is missing. */
  private static int takeBack(Handle handle, Receipt receipt) {
    return handle
        .createUpdate(
            """
            delete from heard_event
            where webhook = :webhook and not handed_over and event_no = any (:numbers)
              and event_no > all (
                select event_no from heard_event
                where webhook = :webhook and (handed_over or event_no <> all (:numbers)))
            """)
        .bind("webhook", receipt.webhook())
        .bindArray("numbers", Long.class, receipt.first())
        .execute();
  }

  private static void waitForItsTurn(Handle handle, String webhook, Instant now) {
    handle
        .createUpdate(
            """
            insert into webhook_memory as m (webhook, came_at) values (:webhook, :now)
            on conflict (webhook) do update set came_at = greatest(m.came_at, excluded.came_at)
            """)
        .bind("webhook", webhook)
        .bind("now", Timestamp.from(now))
        .execute();
  }

  private static Map<Long, Boolean> known(Handle handle, String webhook, Collection<Long> numbers) {
    return handle
        .createQuery(
            """
            select event_no, handed_over from heard_event
            where webhook = :webhook and event_no = any (:numbers)
            """)
        .bind("webhook", webhook)
        .bindArray("numbers", Long.class, numbers)
        .map((row, context) -> Map.entry(row.getLong(1), row.getBoolean(2)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Optional<Long> newest(Handle handle, String webhook) {
    return handle
        .createQuery(
            "select event_no from heard_event where webhook = :webhook order by event_no desc limit"
                + " 1")
        .bind("webhook", webhook)
        .mapTo(Long.class)
        .findOne();
  }

  private static boolean left(
      Handle handle, String webhook, Collection<Long> numbers, Instant now) {
    return handle
        .createQuery(
            """
            select exists (
              select from heard_event
              where webhook = :webhook and not handed_over and came_at < :left
                and event_no <> all (:numbers))
            """)
        .bind("webhook", webhook)
        .bind("left", Timestamp.from(now.minus(LONGEST_IN_HAND)))
        .bindArray("numbers", Long.class, numbers)
        .mapTo(Boolean.class)
        .one();
  }

  private static void write(
      Handle handle, Receipt receipt, SortedMap<Long, Optional<OrganizationId>> events) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into heard_event (webhook, event_no, organization, came_at, handed_over)
            values (:webhook, :number, :organization, :now, false)
            """);
    for (long number : receipt.first()) {
      UUID organization =
          events.getOrDefault(number, Optional.empty()).map(OrganizationId::value).orElse(null);
      batch
          .bind("webhook", receipt.webhook())
          .bind("number", number)
          .bind("organization", organization)
          .bind("now", Timestamp.from(receipt.at()))
          .add();
    }
    batch.execute();
  }

  private static void forget(Handle handle, String webhook, Instant now) {
    handle
        .createUpdate(
            """
            delete from heard_event where webhook = :webhook and event_no <= :most * -1 + (
              select max(event_no) from heard_event where webhook = :webhook)
            """)
        .bind("webhook", webhook)
        .bind("most", MOST_NUMBERS)
        .execute();
    handle
        .createUpdate("delete from webhook_memory where came_at < :before")
        .bind("before", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
        .execute();
  }

  private <T> T run(HandleCallback<T, RuntimeException> work) {
    return transactions.run("webhook events", work);
  }
}
