package io.xeropulse.core.sync;

import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A source of contacts in the order of their changes, that counts calls and fails when told to. */
final class PagedSource implements SourceConnector {
  static final int PAGE_SIZE = 4;

  final Map<Entity, List<Contact>> records = new HashMap<>();
  final Map<Entity, Integer> served = new HashMap<>();
  final List<String> readings = new ArrayList<>();
  private final List<Entity> entities;
  final Set<String> garbled = new HashSet<>();
  final Set<String> unnamed = new HashSet<>();
  final List<String> askedAgain = new ArrayList<>();
  @Nullable Coverage coverage;
  boolean neverAgain;
  IntConsumer beforeCall = call -> {};
  boolean ordered = true;
  long announce = -1;
  int calls;

  PagedSource(Entity... entities) {
    this.entities = List.of(entities);
  }

  void put(Entity entity, String id, Instant changed) {
    List<Contact> all = records.computeIfAbsent(entity, e -> new ArrayList<>());
    all.removeIf(contact -> contact.sourceId().equals(id));
    all.add(new Contact(id, "Name " + id + " of " + changed, "ACTIVE", null, null, changed));
  }

  @Override
  public String source() {
    return entities.get(0).source();
  }

  @Override
  public List<Entity> entities() {
    return entities;
  }

  @Override
  public Extraction open(OrganizationId organization) {
    return new Extraction() {
      private final Map<Entity, Integer> ours = new ConcurrentHashMap<>();

      @Override
      public Iterator<Page> pages(Entity entity, Instant modifiedSince) {
        readings.add(entity.name() + " since " + modifiedSince);
        List<SourceRecord> all =
            records.getOrDefault(entity, List.of()).stream()
                .filter(c -> modifiedSince == null || !c.updatedAt().isBefore(modifiedSince))
                .sorted(
                    ordered
                        ? Comparator.comparing(Contact::updatedAt)
                        : Comparator.comparing(Contact::updatedAt).reversed())
                .map(PagedSource.this::record)
                .toList();
        return new Iterator<>() {
          private int next;
          private boolean first = true;

          @Override
          public boolean hasNext() {
            return first || next < all.size();
          }

          @Override
          public Page next() {
            first = false;
            calls++;
            ours.merge(entity, 1, Integer::sum);
            beforeCall.accept(calls);
            int end = Math.min(all.size(), next + PAGE_SIZE);
            Page page = new Page(all.subList(next, end), announce);
            served.merge(entity, page.records().size(), Integer::sum);
            next = end;
            return page;
          }
        };
      }

      @Override
      public Again again(Entity entity, List<String> sourceIds) {
        if (neverAgain) {
          return Again.NOTHING;
        }
        calls++;
        ours.merge(entity, 1, Integer::sum);
        askedAgain.addAll(sourceIds);
        List<SourceRecord> known =
            records.getOrDefault(entity, List.of()).stream()
                .filter(contact -> sourceIds.contains(contact.sourceId()))
                .map(PagedSource.this::record)
                .toList();
        return new Again(Set.copyOf(sourceIds), List.of(new Page(known, -1)).iterator());
      }

      @Override
      public Optional<Coverage> coverage(Entity entity) {
        return Optional.ofNullable(coverage);
      }

      @Override
      public ApiUsage usage(Entity entity) {
        int spent = ours.getOrDefault(entity, 0);
        return new ApiUsage(spent, 100L * spent);
      }

      @Override
      public void close() {}
    };
  }

  private SourceRecord record(Contact contact) {
    String id = contact.sourceId();
    return new ContactRecord(contact, garbled.contains(id), unnamed.contains(id));
  }

  private record ContactRecord(Contact contact, boolean garbled, boolean unnamed)
      implements SourceRecord {
    @Override
    public String sourceId() {
      return unnamed ? null : contact.sourceId();
    }

    @Override
    public Instant updatedAt() {
      return contact.updatedAt();
    }

    @Override
    public String rawText() {
      return contact.toString();
    }

    @Override
    public Fact toFact(TransformContext context) {
      if (garbled || unnamed) {
        throw new RejectedRecordException("required", "Name is missing");
      }
      return contact;
    }
  }
}
