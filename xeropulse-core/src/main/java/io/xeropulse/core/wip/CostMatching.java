package io.xeropulse.core.wip;

import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Estimates which disbursements an invoice billed, since XPM links none: a cost line uses up the
 * quantity of the oldest costs of its job with the same code, description and unit price. What it
 * finds no cost for is an interim like any other unlinked amount.
 */
final class CostMatching {
  private final Map<JobCost, BigDecimal> openQuantity = new LinkedHashMap<>();
  private final int scale;
  private BigDecimal unmatched = BigDecimal.ZERO;
  private CostBasis basis = CostBasis.NONE_INVOICED;

  CostMatching(List<JobCost> costs, int scale) {
    this.scale = scale;
    costs.stream()
        .sorted(Comparator.comparing(JobCost::date).thenComparing(JobCost::sourceId))
        .forEach(cost -> openQuantity.put(cost, cost.quantity()));
  }

  void bill(JobInvoiceLine line) {
    BigDecimal wanted = line.quantity();
    basis = basis == CostBasis.UNKNOWN ? basis : CostBasis.ESTIMATED;
    if (wanted == null || wanted.signum() <= 0) {
      basis = CostBasis.UNKNOWN;
      unmatched = unmatched.add(line.amount());
      return;
    }
    BigDecimal rest = wanted;
    for (Map.Entry<JobCost, BigDecimal> open : openQuantity.entrySet()) {
      if (sameThing(open.getKey(), line)) {
        BigDecimal used = open.getValue().min(rest).max(BigDecimal.ZERO);
        open.setValue(open.getValue().subtract(used));
        rest = rest.subtract(used);
      }
    }
    basis = rest.signum() > 0 ? CostBasis.UNKNOWN : basis;
    unmatched =
        unmatched.add(line.amount().multiply(rest).divide(wanted, scale, RoundingMode.HALF_UP));
  }

  /** What is still unbilled of each cost, at its unit price. */
  List<WipItem> unbilled() {
    List<WipItem> items = new ArrayList<>();
    openQuantity.forEach(
        (cost, quantity) -> {
          if (quantity.signum() != 0) {
            BigDecimal value = quantity.multiply(cost.unitPrice());
            items.add(new WipItem(cost.date(), value.setScale(scale, RoundingMode.HALF_UP)));
          }
        });
    return items;
  }

  CostBasis basis() {
    return basis;
  }

  /** What cost lines billed without a cost to point at. */
  BigDecimal unmatchedBilling() {
    return unmatched;
  }

  private static boolean sameThing(JobCost cost, JobInvoiceLine line) {
    return blankAsNull(cost.code()).equals(blankAsNull(line.code()))
        && cost.description().equals(blankAsNull(line.description()))
        && line.unitPrice() != null
        && cost.unitPrice().compareTo(line.unitPrice()) == 0;
  }

  private static String blankAsNull(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
