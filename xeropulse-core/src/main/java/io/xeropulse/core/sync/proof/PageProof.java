package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.proof.HandedOver.Loaded;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the pages that a session loaded with the totals that were written with them, and their
 * records with what the tables hold.
 */
final class PageProof {
  private static final int AT_ONCE = 1_000;

  private final SyncSession session;
  private final List<HandedOver> loaded;
  private final LoadedPages pages;
  private final List<Suspect> suspects = new ArrayList<>();

  private PageProof(SyncSession session, List<HandedOver> loaded, LoadedPages pages) {
    this.session = session;
    this.loaded = loaded;
    this.pages = pages;
  }

  /** The pages that do not add up, then the records that are not held as they were loaded. */
  static List<Suspect> suspects(SyncSession session, List<HandedOver> loaded, LoadedPages pages) {
    PageProof proof = new PageProof(session, loaded, pages);
    proof.compareTotals();
    List<Suspect> altered = new ArrayList<>();
    loaded.forEach(of -> altered.addAll(proof.altered(of)));
    proof.suspects.addAll(altered);
    return proof.suspects;
  }

  private void compareTotals() {
    Map<String, Map<Integer, ControlTotal>> written = new HashMap<>();
    for (PageTotal page : pages.totals(session)) {
      written
          .computeIfAbsent(page.entity().toString(), entity -> new TreeMap<>())
          .put(page.page(), page.total());
    }
    for (HandedOver of : loaded) {
      Map<Integer, ControlTotal> kept = written.getOrDefault(of.entity().toString(), Map.of());
      of.pages()
          .forEach(
              (page, total) -> {
                ControlTotal own = kept.get(page);
                if (own == null) {
                  add(
                      of,
                      page,
                      "%d records were loaded with it and the warehouse has no total of it"
                          .formatted(total.records()));
                } else if (!own.equals(total)) {
                  add(
                      of,
                      page,
                      "it summed up to %s, and to %s in the warehouse".formatted(total, own));
                }
              });
      kept.keySet().stream()
          .filter(page -> page < 1 || page > of.given())
          .forEach(page -> add(of, page, "the warehouse has a total of it and nobody loaded it"));
    }
  }

  private List<Suspect> altered(HandedOver of) {
    List<Suspect> altered = new ArrayList<>();
    Map<Integer, Integer> byPage = new TreeMap<>();
    of.facts()
        .forEach(
            (kind, facts) -> {
              List<String> ids = facts.keySet().stream().sorted().toList();
              for (int from = 0; from < ids.size(); from += AT_ONCE) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                compare(of, kind, some, altered, byPage);
              }
            });
    byPage.forEach(
        (page, records) ->
            add(of, page, "%d of its records are not held as they were loaded".formatted(records)));
    return altered;
  }

  private void compare(
      HandedOver of,
      Class<? extends Fact> kind,
      Collection<String> ids,
      List<Suspect> altered,
      Map<Integer, Integer> byPage) {
    String source = of.entity().source();
    Map<String, Long> held = pages.contents(session.organization(), source, kind, ids);
    Map<String, Loaded> facts = of.facts().getOrDefault(kind, Map.of());
    for (String id : ids) {
      Loaded fact = facts.get(id);
      Long content = held.get(id);
      if (fact == null || (content != null && expected(source, kind, id, content))) {
        continue;
      }
      String what =
          content == null
              ? "it was loaded with page %d of %s and the warehouse does not hold it"
              : "what the warehouse holds of it is not what page %d of %s brought";
      altered.add(new Suspect(id, Suspect.Kind.ALTERED, what.formatted(fact.page(), of.entity())));
      byPage.merge(fact.page(), 1, Integer::sum);
    }
  }

  /** Two entities may bring the same record; the one that came last is held. */
  private boolean expected(String source, Class<? extends Fact> kind, String id, long content) {
    return loaded.stream().anyMatch(of -> of.holds(source, kind, id, content));
  }

  private void add(HandedOver of, int page, String message) {
    suspects.add(
        new Suspect(
            "page %d of %s in session %s".formatted(page, of.entity(), session.id()),
            Suspect.Kind.PAGE,
            message));
  }
}
