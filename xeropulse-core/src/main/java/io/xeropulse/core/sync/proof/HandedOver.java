package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.Entity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a session handed to the warehouse of one entity, page by page, so that what the tables hold
 * afterwards can be compared with it. The later version of a record counts. Not thread-safe.
 */
public final class HandedOver {
  private final Entity entity;
  private final SortedMap<Integer, ControlTotal> pages = new TreeMap<>();
  private final Map<Class<? extends Fact>, Map<String, Loaded>> facts = new HashMap<>();
  private int given;

  /** A fact's content, and the page with which it came last. */
  record Loaded(int page, long content) {}

  /**
   * Creates a memory of nothing.
   *
   * @param entity of what
   */
  public HandedOver(Entity entity) {
    this.entity = entity;
  }

  /**
   * Gives a page its number.
   *
   * @return one that no page had before, not even one that failed: nobody knows what became of it
   */
  public int nextPage() {
    return ++given;
  }

  /**
   * Remembers a page that was written. One of which nobody knows whether it was is not added.
   *
   * @param page its number
   * @param total what it summed up to
   * @param held what the warehouse holds of its facts
   */
  public void add(int page, ControlTotal total, Collection<HeldContent> held) {
    if (total.records() > 0) {
      pages.put(page, total);
    }
    for (HeldContent fact : held) {
      facts
          .computeIfAbsent(fact.kind(), kind -> new HashMap<>())
          .put(fact.sourceId(), new Loaded(page, fact.content()));
    }
  }

  /**
   * Forgets records, since they may have gone; that their pages were written is not forgotten.
   *
   * @param gone which, by identifier
   */
  public void forget(Predicate<String> gone) {
    facts.values().forEach(byId -> byId.keySet().removeIf(gone));
  }

  Entity entity() {
    return entity;
  }

  /** The number given last, 0 before the first. */
  int given() {
    return given;
  }

  /** By number, what each page summed up to. */
  SortedMap<Integer, ControlTotal> pages() {
    return pages;
  }

  Map<Class<? extends Fact>, Map<String, Loaded>> facts() {
    return facts;
  }

  /** Whether a record was handed over with this content. */
  boolean holds(String source, Class<? extends Fact> kind, String sourceId, long content) {
    Loaded loaded = facts.getOrDefault(kind, Map.of()).get(sourceId);
    return entity.source().equals(source) && loaded != null && loaded.content() == content;
  }
}
