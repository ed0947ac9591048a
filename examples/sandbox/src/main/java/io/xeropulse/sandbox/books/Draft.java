package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or bill as somebody writes it; immutable.
 *
 * @param receivable whether an invoice rather than a bill
 * @param contact the key of whom it concerns
 * @param date its date
 * @param due when it falls due
 * @param reference what the other side calls it, empty if nothing
 * @param stage how far it is
 * @param currency its currency and rate, null for the base currency
 * @param amounts how its line amounts are meant
 * @param lines what it is for, at least one line
 */
public record Draft(
    boolean receivable,
    int contact,
    LocalDate date,
    LocalDate due,
    String reference,
    Invoice.Stage stage,
    @Nullable Currency currency,
    LineAmountTypes amounts,
    List<DraftLine> lines) {

  /**
   * One line of it, which carries its account's own tax.
   *
   * @param description what it is for
   * @param quantity how many
   * @param unitAmount of each, in the document's currency
   * @param account where it is booked
   * @param region the tracking option's index, −1 for none
   */
  public record DraftLine(
      String description,
      BigDecimal quantity,
      BigDecimal unitAmount,
      Account account,
      int region) {}

  /** Refuses a document that nobody could owe. */
  public Draft {
    lines = List.copyOf(lines);
    if (lines.isEmpty() || written(0, 0, amounts, lines).total().signum() <= 0) {
      throw new IllegalArgumentException("The lines of a document must add up to more than 0.00");
    }
  }

  Lines written(long seed, int key) {
    return written(seed, key, amounts, lines);
  }

  private static Lines written(
      long seed, int key, LineAmountTypes amounts, List<DraftLine> drafts) {
    List<Line> written = new ArrayList<>();
    for (DraftLine draft : drafts) {
      BigDecimal amount =
          draft.quantity().multiply(draft.unitAmount()).setScale(2, RoundingMode.HALF_UP);
      written.add(
          new Line(
              Ids.of(Ids.Kind.LINE, seed, key, 300 + written.size()),
              draft.description(),
              draft.quantity(),
              draft.unitAmount(),
              draft.account(),
              draft.account().tax(),
              amount,
              amounts.taxOf(draft.account().tax(), amount),
              draft.region()));
    }
    return new Lines(amounts, List.copyOf(written));
  }
}
