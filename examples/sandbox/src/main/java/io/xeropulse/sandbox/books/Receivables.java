package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was open on one side of the books on a day: invoices less what had settled them by then, and
 * credits (notes and overpayments, as Xero's own report has it) less what was allocated; immutable.
 *
 * @param items every document with an open balance
 */
public record Receivables(List<Item> items) {

  /**
   * A document with an open balance.
   *
   * @param contact the key of whom it concerns
   * @param story the story it belongs to
   * @param credit the credit, if it is one
   * @param date its date
   * @param due when it falls due, its date for a credit
   * @param open what is open in the base currency, negative for a credit
   */
  public record Item(
      int contact,
      Story story,
      Optional<Credit> credit,
      LocalDate date,
      LocalDate due,
      BigDecimal open) {}

  static Receivables of(List<Story> stories, boolean receivable, LocalDate asAt) {
    List<Item> items = new ArrayList<>();
    for (Story story : stories) {
      Invoice invoice = story.invoice();
      if (invoice.receivable() == receivable && invoice.stage() == Invoice.Stage.AUTHORISED) {
        invoiceItem(story, asAt).ifPresent(items::add);
        for (Credit credit : story.credits()) {
          creditItem(story, credit, asAt).ifPresent(items::add);
        }
      }
    }
    return new Receivables(List.copyOf(items));
  }

  private static Optional<Item> invoiceItem(Story story, LocalDate asAt) {
    Invoice invoice = story.invoice();
    BigDecimal open = invoice.total();
    for (Payment payment : story.standing()) {
      open = payment.date().isAfter(asAt) ? open : open.subtract(payment.amount());
    }
    for (Credit credit : story.credits()) {
      open = credit.allocatedOn().isAfter(asAt) ? open : open.subtract(credit.allocated());
    }
    boolean counts = !invoice.date().isAfter(asAt) && open.signum() != 0;
    return counts
        ? Optional.of(
            new Item(
                invoice.contact(),
                story,
                Optional.empty(),
                invoice.date(),
                invoice.due(),
                invoice.currency().inBase(open)))
        : Optional.empty();
  }

  private static Optional<Item> creditItem(Story story, Credit credit, LocalDate asAt) {
    BigDecimal left =
        credit.allocatedOn().isAfter(asAt) ? credit.lines().total() : credit.remaining();
    boolean counts =
        credit.kind() != Credit.Kind.PREPAYMENT
            && !credit.date().isAfter(asAt)
            && left.signum() != 0;
    return counts
        ? Optional.of(
            new Item(
                story.invoice().contact(),
                story,
                Optional.of(credit),
                credit.date(),
                credit.date(),
                credit.currency().inBase(left).negate()))
        : Optional.empty();
  }

  /**
   * Adds up all.
   *
   * @return what is open in the base currency
   */
  public BigDecimal total() {
    return items.stream().map(Item::open).reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  /**
   * Sorts the open amounts by age.
   *
   * @param asAt the day ages are counted to
   * @param byDue whether by due date rather than by document date
   * @return current, 1-30, 31-60, 61-90 and 91+ days
   */
  public Map<String, BigDecimal> ageing(LocalDate asAt, boolean byDue) {
    Map<String, BigDecimal> buckets = new LinkedHashMap<>();
    for (String bucket : List.of("current", "1-30", "31-60", "61-90", "91+")) {
      buckets.put(bucket, new BigDecimal("0.00"));
    }
    for (Item item : items) {
      long days = ChronoUnit.DAYS.between(byDue ? item.due() : item.date(), asAt);
      buckets.merge(bucket(days), item.open(), BigDecimal::add);
    }
    return buckets;
  }

  private static String bucket(long days) {
    if (days <= 0) {
      return "current";
    }
    if (days <= 30) {
      return "1-30";
    }
    if (days <= 60) {
      return "31-60";
    }
    return days <= 90 ? "61-90" : "91+";
  }
}
