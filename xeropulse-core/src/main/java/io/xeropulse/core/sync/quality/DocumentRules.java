package io.xeropulse.core.sync.quality;

import io.xeropulse.core.model.Allocation;
import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentLine;
import io.xeropulse.core.model.Fact;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A document's figures agree with one another. Stateless. */
final class DocumentRules {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private DocumentRules() {}

  static Optional<String> totalsAddUp(Fact fact, References references) {
    if (!(fact instanceof Document document)) {
      return Optional.empty();
    }
    DocumentAmounts amounts = document.amounts();
    BigDecimal sum = amounts.subTotal().add(amounts.totalTax());
    return differ(amounts.total(), sum, CENT)
        ? Optional.of(
            "Total %s is not SubTotal %s plus TotalTax %s; open and save the document at the source"
                .formatted(
                    amounts.total().toPlainString(),
                    amounts.subTotal().toPlainString(),
                    amounts.totalTax().toPlainString()))
        : Optional.empty();
  }

  static Optional<String> journalBalances(Fact fact, References references) {
    if (!(fact instanceof Document journal) || journal.kind() != DocumentKind.MANUAL_JOURNAL) {
      return Optional.empty();
    }
    BigDecimal balance =
        journal.lines().stream()
            .flatMap(line -> Stream.of(line.lineAmount(), line.taxAmount()))
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return balance.signum() != 0
        ? Optional.of(
            "The journal's debits and credits differ by %s; open it at the source and save it again"
                .formatted(balance.toPlainString()))
        : Optional.empty();
  }

  /** Lines are with or without tax, as the document is; each was rounded to a cent of its own. */
  static Optional<String> linesAddUp(Fact fact, References references) {
    if (!(fact instanceof Document document)
        || document.kind() == DocumentKind.MANUAL_JOURNAL
        || document.lines().isEmpty()
        || document.lines().stream().anyMatch(line -> line.lineAmount() == null)) {
      return Optional.empty();
    }
    BigDecimal sum =
        document.lines().stream()
            .map(DocumentLine::lineAmount)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal tolerance = CENT.multiply(BigDecimal.valueOf(document.lines().size()));
    DocumentAmounts amounts = document.amounts();
    return differ(sum, amounts.subTotal(), tolerance) && differ(sum, amounts.total(), tolerance)
        ? Optional.of(
            "The lines add up to %s, which is neither SubTotal %s nor Total %s; open and save the document at the source"
                .formatted(
                    sum.toPlainString(),
                    amounts.subTotal().toPlainString(),
                    amounts.total().toPlainString()))
        : Optional.empty();
  }

  static Optional<String> notOverAllocated(Fact fact, References references) {
    if (!(fact instanceof Document document)) {
      return Optional.empty();
    }
    BigDecimal allocated =
        document.allocations().stream()
            .map(Allocation::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal total = document.amounts().total();
    return allocated.compareTo(total.abs().add(CENT)) > 0
        ? Optional.of(
            "%s is allocated to a document of %s; look for a payment or credit that is there twice"
                .formatted(allocated.toPlainString(), total.toPlainString()))
        : Optional.empty();
  }

  static Optional<String> dueWithinTotal(Fact fact, References references) {
    if (!(fact instanceof Document document)) {
      return Optional.empty();
    }
    BigDecimal due = document.amounts().amountDue();
    BigDecimal total = document.amounts().total();
    return due != null
            && (due.signum() * total.signum() < 0 || due.abs().compareTo(total.abs()) > 0)
        ? Optional.of(
            "AmountDue %s is not between nothing and Total %s; open the document at the source"
                .formatted(due.toPlainString(), total.toPlainString()))
        : Optional.empty();
  }

  private static boolean differ(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
    return one.subtract(other).abs().compareTo(tolerance) > 0;
  }
}
