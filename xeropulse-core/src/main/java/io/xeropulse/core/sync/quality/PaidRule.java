package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentStatus;
import io.xeropulse.core.model.Fact;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Of a document that is paid nothing is open. What settled it counts in the figures, not the word:
 * one that contradicts its word, or does not say how it was settled, would be a debt that nobody
 * owes. Stateless.
 */
final class PaidRule {
  private PaidRule() {}

  /** By its own balance; without one, by the settlements that it lists. */
  static Optional<String> nothingIsOpen(Fact fact, References references) {
    if (!(fact instanceof Document document) || document.status() != DocumentStatus.PAID) {
      return Optional.empty();
    }
    BigDecimal said = document.amounts().amountDue();
    if (said != null) {
      return said.signum() == 0
          ? Optional.empty()
          : Optional.of(
              "The status is PAID, but %s says that %s is open; whoever may edit it opens it at the source, removes its last payment or allocation and enters it again"
                  .formatted(openField(document), said.toPlainString()));
    }
    BigDecimal open = notSettled(document);
    return open.signum() <= 0
        ? Optional.empty()
        : Optional.of(
            "The status is PAID, but %s is missing, and the payments and allocations that came with it leave %s of %s open; nobody can enter this field: the record is asked for again at every sync, and if it stays so, the source's support has to mend it"
                .formatted(
                    openField(document),
                    open.toPlainString(),
                    document.amounts().total().toPlainString()));
  }

  /** Its balance is nil, and yet what it lists is less; the other side may list the rest. */
  static Optional<String> settlementsAddUp(Fact fact, References references) {
    if (!(fact instanceof Document document) || document.status() != DocumentStatus.PAID) {
      return Optional.empty();
    }
    BigDecimal open = notSettled(document);
    return open.signum() <= 0
        ? Optional.empty()
        : Optional.of(
            "The status is PAID, but the payments and allocations that it lists leave %s of %s open; it counts as open as far as no payment or credit that is held says that it settles it, so compare it with the source"
                .formatted(open.toPlainString(), document.amounts().total().toPlainString()));
  }

  private static BigDecimal notSettled(Document document) {
    return document.allocations().stream()
        .map(Allocation::amount)
        .reduce(document.amounts().total().abs(), BigDecimal::subtract);
  }

  private static String openField(Document document) {
    return document.kind() == DocumentKind.INVOICE || document.kind() == DocumentKind.BILL
        ? "AmountDue"
        : "RemainingCredit";
  }
}
