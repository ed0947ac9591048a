package io.xeropulse.xero.source;

import io.xeropulse.core.model.CashMovement;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.HandedOver;
import io.xeropulse.core.sync.proof.Held;
import io.xeropulse.core.sync.proof.HeldContent;
import io.xeropulse.core.sync.proof.LoadedPages;
import io.xeropulse.core.sync.proof.PageTotal;
import io.xeropulse.core.sync.state.SyncSession;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A session's pages of what is held, and ways in which the warehouse can come to lose a page though
 * the tables hold all of its records: they were there before it, unchanged.
 */
final class PageFaults implements LoadedPages {
  private static final int A_PAGE = 25;
  private static final Entity DOCUMENTS = new Entity("xero", "documents", false);
  private static final Entity CASH = new Entity("xero", "cash", false);

  private final Held held;
  private final List<HandedOver> loaded = new ArrayList<>();
  private final List<PageTotal> totals = new ArrayList<>();

  /** What a clean load left, and what is held since. */
  PageFaults(Held clean, Held held) {
    this.held = held;
    load(DOCUMENTS, clean.documents());
    load(CASH, clean.cash());
  }

  /** Each is given what is kept and spoils the page of that number of the documents. */
  static Map<String, Consumer<PageFaults>> all() {
    Map<String, Consumer<PageFaults>> faults = new LinkedHashMap<>();
    faults.put("roll a page back after it was acknowledged", kept -> kept.totals.remove(1));
    faults.put(
        "flip a cent of a page's total",
        kept ->
            kept.change(
                total -> {
                  TreeMap<String, BigDecimal> amounts = new TreeMap<>(total.amounts());
                  amounts.merge(amounts.firstKey(), new BigDecimal("0.01"), BigDecimal::add);
                  return new ControlTotal(total.records(), total.facts(), amounts, total.hash());
                }));
    faults.put(
        "lose one record of a page's total",
        kept ->
            kept.change(
                total ->
                    new ControlTotal(
                        total.records() - 1, total.facts(), total.amounts(), total.hash())));
    faults.put(
        "swap the totals of two pages",
        kept -> {
          ControlTotal other = kept.totals.get(2).total();
          kept.totals.set(2, new PageTotal(DOCUMENTS, 3, kept.totals.get(1).total()));
          kept.change(total -> other);
        });
    faults.put(
        "write a page twice",
        kept -> kept.totals.add(new PageTotal(DOCUMENTS, 999, kept.totals.get(1).total())));
    return faults;
  }

  private void change(UnaryOperator<ControlTotal> change) {
    totals.set(1, new PageTotal(DOCUMENTS, 2, change.apply(totals.get(1).total())));
  }

  /** What the session remembers of its load. */
  List<HandedOver> loaded() {
    return loaded;
  }

  private void load(Entity entity, List<? extends Fact> facts) {
    HandedOver of = new HandedOver(entity);
    loaded.add(of);
    for (int from = 0; from < facts.size(); from += A_PAGE) {
      List<? extends Fact> some = facts.subList(from, Math.min(facts.size(), from + A_PAGE));
      List<HeldContent> contents =
          some.stream()
              .map(fact -> new HeldContent(fact.getClass(), fact.sourceId(), content(fact)))
              .toList();
      long hash = contents.stream().mapToLong(HeldContent::content).sum();
      ControlTotal total = ControlTotal.of(some.size(), some, hash);
      int page = of.nextPage();
      of.add(page, total, contents);
      totals.add(new PageTotal(entity, page, total));
    }
  }

  @Override
  public List<PageTotal> totals(SyncSession session) {
    return totals;
  }

  @Override
  public Map<String, Long> contents(
      OrganizationId organization,
      String source,
      Class<? extends Fact> kind,
      Collection<String> sourceIds) {
    Map<String, Long> contents = new HashMap<>();
    Stream.concat(held.documents().stream(), held.cash().stream())
        .filter(kind::isInstance)
        .forEach(fact -> contents.put(fact.sourceId(), content(fact)));
    contents.keySet().retainAll(sourceIds);
    return contents;
  }

  private static long content(Fact fact) {
    String text =
        fact instanceof Document document
            ? document.toString()
            : fact instanceof CashMovement movement ? movement.toString() : fact.sourceId();
    return 31L * text.hashCode() + new StringBuilder(text).reverse().toString().hashCode();
  }
}
