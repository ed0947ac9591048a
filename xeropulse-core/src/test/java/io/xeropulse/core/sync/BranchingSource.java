package io.xeropulse.core.sync;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.Contact;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source whose entities depend on each other as it is told, each of some pages of one record; a
 * test may hold a call up or let it fail.
 */
final class BranchingSource implements SourceConnector {
  static final Instant T0 = Instant.parse("2025-06-30T00:00:00Z");

  /** Told of every call before it is answered. */
  interface Gate {
    void pass(Entity entity, int page);
  }

  final Map<Entity, AtomicInteger> calls = new ConcurrentHashMap<>();
  final AtomicInteger closed = new AtomicInteger();
  volatile Gate gate = (entity, page) -> {};
  volatile XeroPulseException refusal;
  private final Map<Entity, Set<Entity>> graph = new LinkedHashMap<>();
  private final Map<Entity, Integer> pages = new LinkedHashMap<>();
  private final String name;

  BranchingSource(String name) {
    this.name = name;
  }

  Entity add(String entity, int pageCount, Entity... dependencies) {
    return add(new Entity(name, entity, false), pageCount, Set.of(dependencies));
  }

  Entity add(Entity entity, int pageCount, Set<Entity> dependencies) {
    graph.put(entity, dependencies);
    pages.put(entity, pageCount);
    calls.put(entity, new AtomicInteger());
    return entity;
  }

  @Override
  public String source() {
    return name;
  }

  @Override
  public List<Entity> entities() {
    return List.copyOf(graph.keySet());
  }

  @Override
  public Set<Entity> dependencies(Entity entity) {
    return graph.get(entity);
  }

  @Override
  public Extraction open(OrganizationId organization) {
    if (refusal != null) {
      throw refusal;
    }
    return new Extraction() {
      @Override
      public Iterator<Page> pages(Entity entity, Instant modifiedSince) {
        int first = 1;
        while (modifiedSince != null && changed(first).isBefore(modifiedSince)) {
          first++;
        }
        int from = first;
        return new Iterator<>() {
          private int next = from;

          @Override
          public boolean hasNext() {
            return next <= pages.get(entity);
          }

          @Override
          public Page next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            calls.get(entity).incrementAndGet();
            gate.pass(entity, next);
            return new Page(List.of(new PageRecord(entity.name() + "-" + next, next++)), -1);
          }
        };
      }

      @Override
      public ApiUsage usage(Entity entity) {
        int spent = calls.get(entity).get();
        return new ApiUsage(spent, 10L * spent);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  static Instant changed(int page) {
    return T0.plusSeconds(3_600L * page);
  }

  private record PageRecord(String sourceId, int page) implements SourceRecord {
    @Override
    public Instant updatedAt() {
      return changed(page);
    }

    @Override
    public String rawText() {
      return sourceId;
    }

    @Override
    public Fact toFact(TransformContext context) {
      return new Contact(sourceId, "Name", "ACTIVE", null, null, updatedAt());
    }
  }
}
