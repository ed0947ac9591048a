package io.xeropulse.core.sync;

import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A source of two dated lists and an undated one, whose clock goes on by a second with each call.
 */
final class DatedSource implements SourceConnector {
  static final Entity CONTACTS = new Entity("xero", "contacts", false);
  static final Entity INVOICES = new Entity("xero", "invoices", false);
  static final Entity PAYMENTS = new Entity("xero", "payments", false);
  static final int PAGE_SIZE = 4;

  /** A document, of a date or none, as of a change. */
  record Doc(String id, @Nullable LocalDate date, Instant changed) implements SourceRecord {
    @Override
    public String sourceId() {
      return id;
    }

    @Override
    public Instant updatedAt() {
      return changed;
    }

    @Override
    public String rawText() {
      return toString();
    }

    @Override
    public Fact toFact(TransformContext context) {
      return new Contact(id, String.valueOf(date), "ACTIVE", null, null, changed);
    }
  }

  final Map<Entity, Map<String, Doc>> docs = new HashMap<>();
  final List<String> readings = new ArrayList<>();
  final Map<Entity, Integer> served = new HashMap<>();
  final Map<Entity, Integer> callsOf = new HashMap<>();
  IntConsumer beforeCall = call -> {};
  Instant now;
  int calls;
  boolean tellsTime = true;
  boolean tellsCount;
  int kept;
  long countedTooMany;

  DatedSource(Instant now) {
    this.now = now;
  }

  void put(Entity entity, String id, LocalDate date) {
    put(entity, id, date, now);
  }

  void put(Entity entity, String id, @Nullable LocalDate date, Instant changed) {
    docs.computeIfAbsent(entity, e -> new TreeMap<>()).put(id, new Doc(id, date, changed));
  }

  private void called(Entity entity) {
    calls++;
    now = now.plus(Duration.ofSeconds(1));
    callsOf.merge(entity, 1, Integer::sum);
    beforeCall.accept(calls);
  }

  @Override
  public String source() {
    return "xero";
  }

  @Override
  public List<Entity> entities() {
    return List.of(CONTACTS, INVOICES, PAYMENTS);
  }

  @Override
  public Set<Entity> dated() {
    return Set.of(INVOICES, PAYMENTS);
  }

  @Override
  public Extraction open(OrganizationId organization) {
    return new Extraction() {
      @Override
      public Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince) {
        return listed(entity, "since " + modifiedSince, modifiedSince, doc -> true);
      }

      @Override
      public Iterator<Page> pages(
          Entity entity, DateWindow window, @Nullable Instant modifiedSince) {
        String which = window + (modifiedSince == null ? "" : " since " + modifiedSince);
        return listed(
            entity, which, modifiedSince, doc -> doc.date() != null && window.contains(doc.date()));
      }

      @Override
      public long count(Entity entity) {
        synchronized (DatedSource.this) {
          if (!tellsCount) {
            return -1;
          }
          called(entity);
          return docs.getOrDefault(entity, Map.of()).size() + countedTooMany;
        }
      }

      @Override
      public Optional<Iterator<Page>> named(Entity entity, Set<String> ids) {
        return Optional.of(listed(entity, "named", null, doc -> ids.contains(doc.id())));
      }

      private Iterator<Page> listed(
          Entity entity, String which, @Nullable Instant since, Predicate<Doc> wanted) {
        synchronized (DatedSource.this) {
          readings.add(entity.name() + " " + which);
        }
        return new Iterator<>() {
          private @Nullable List<SourceRecord> all;
          private int next;

          @Override
          public boolean hasNext() {
            return all == null || next < all.size();
          }

          @Override
          public Page next() {
            synchronized (DatedSource.this) {
              return read();
            }
          }

          private Page read() {
            called(entity);
            if (all == null) {
              all = select();
            }
            int end = Math.min(all.size(), next + PAGE_SIZE);
            List<SourceRecord> records = all.subList(next, end);
            served.merge(entity, records.size(), Integer::sum);
            next = end;
            return new Page(records, all.size() + kept, tellsTime ? now : null);
          }

          private List<SourceRecord> select() {
            return docs.getOrDefault(entity, Map.of()).values().stream()
                .filter(wanted)
                .filter(doc -> since == null || !doc.changed().isBefore(since))
                .sorted(Comparator.comparing(Doc::changed))
                .map(SourceRecord.class::cast)
                .toList();
          }
        };
      }

      @Override
      public ApiUsage usage(Entity entity) {
        synchronized (DatedSource.this) {
          int made = callsOf.getOrDefault(entity, 0);
          return new ApiUsage(made, 100L * made);
        }
      }

      @Override
      public void close() {}
    };
  }
}
