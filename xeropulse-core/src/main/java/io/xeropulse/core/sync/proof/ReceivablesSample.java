package io.xeropulse.core.sync.proof;

import io.xeropulse.core.ageing.OpenItem;
import io.xeropulse.core.model.OrganizationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Compares what sampled customers owe with the source's own aged receivables, document by document
 * and to the cent: half of the sample are those who owe most, the others are drawn. The source
 * tells one customer a call, so only a sample is affordable; what its customers owe in sum is on
 * the trial balance. Thread-safe if the supplier of randomness is.
 */
public final class ReceivablesSample implements BooksCheck {
  private final OpenReceivables ours;
  private final ReceivablesSource theirs;
  private final int customers;
  private final Supplier<Random> random;

  /**
   * Creates a check.
   *
   * @param ours what is open by our books
   * @param theirs what is due by the source's
   * @param customers how many customers to compare, a call each; at least 1
   * @param random draws the sample; asked for once a check
   */
  public ReceivablesSample(
      OpenReceivables ours, ReceivablesSource theirs, int customers, Supplier<Random> random) {
    if (customers < 1) {
      throw new IllegalArgumentException("customers must be at least 1: " + customers);
    }
    this.ours = ours;
    this.theirs = theirs;
    this.customers = customers;
    this.random = random;
  }

  @Override
  public List<Suspect> check(OrganizationId organization, LocalDate asAt) {
    Map<String, Map<String, BigDecimal>> byCustomer = new TreeMap<>();
    for (OpenItem item : ours.of(organization, asAt)) {
      if (item.contactId() != null) {
        byCustomer
            .computeIfAbsent(item.contactId(), id -> new TreeMap<>())
            .merge(item.documentId(), item.balance(), BigDecimal::add);
      }
    }
    List<Suspect> suspects = new ArrayList<>();
    for (String customer : sample(byCustomer)) {
      compare(
          customer,
          byCustomer.getOrDefault(customer, Map.of()),
          theirs.dueFrom(organization, customer, asAt),
          suspects);
    }
    return suspects;
  }

  private List<String> sample(Map<String, Map<String, BigDecimal>> byCustomer) {
    Map<String, BigDecimal> owed = new TreeMap<>();
    byCustomer.forEach(
        (customer, items) ->
            owed.put(
                customer, items.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).abs()));
    List<String> chosen =
        new ArrayList<>(
            owed.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList());
    int most = Math.min(chosen.size(), (customers + 1) / 2);
    Collections.shuffle(chosen.subList(most, chosen.size()), random.get());
    return chosen.subList(0, Math.min(chosen.size(), customers));
  }

  private static void compare(
      String customer,
      Map<String, BigDecimal> held,
      Map<String, BigDecimal> told,
      List<Suspect> suspects) {
    Set<String> documents = new TreeSet<>(held.keySet());
    documents.addAll(told.keySet());
    for (String document : documents) {
      BigDecimal open = held.getOrDefault(document, BigDecimal.ZERO);
      BigDecimal due = told.getOrDefault(document, BigDecimal.ZERO);
      if (open.compareTo(due) != 0) {
        suspects.add(
            new Suspect(
                document,
                Suspect.Kind.DIFFERENT,
                "open with %s by our books and with %s by the source's aged receivables of contact %s"
                    .formatted(open.toPlainString(), due.toPlainString(), customer)));
      }
    }
  }
}
