package io.xeropulse.sandbox.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An invoice with all that happened to it; immutable.
 *
 * @param invoice the invoice
 * @param payments its payments, deleted ones too
 * @param credits the credits it was settled with, or that arose beside it
 * @param updated when anything of it last changed
 */
public record Story(Invoice invoice, List<Payment> payments, List<Credit> credits, Instant updated)
    implements Kept {

  private static final BigDecimal ZERO = new BigDecimal("0.00");

  /**
   * Lists what was really paid.
   *
   * @return the payments that stand
   */
  public List<Payment> standing() {
    return payments.stream().filter(payment -> !payment.deleted()).toList();
  }

  /**
   * Adds the payments up.
   *
   * @return what was paid
   */
  public BigDecimal paid() {
    return standing().stream().map(Payment::amount).reduce(ZERO, BigDecimal::add);
  }

  /**
   * Adds the allocations up.
   *
   * @return what was credited
   */
  public BigDecimal credited() {
    return credits.stream().map(Credit::allocated).reduce(ZERO, BigDecimal::add);
  }

  /**
   * Picks the credits of a kind.
   *
   * @param kind which
   * @return those, in the story's order
   */
  public List<Credit> credits(Credit.Kind kind) {
    return credits.stream().filter(credit -> credit.kind() == kind).toList();
  }

  /**
   * Tells what is still owed.
   *
   * @return total less paid less credited; 0.00 once voided or deleted
   */
  public BigDecimal due() {
    return switch (invoice.stage()) {
      case VOIDED, DELETED -> ZERO;
      case DRAFT, SUBMITTED, AUTHORISED -> invoice.total().subtract(paid()).subtract(credited());
    };
  }

  /**
   * Names the status as Xero does.
   *
   * @return such as AUTHORISED or PAID
   */
  public String status() {
    boolean settled = invoice.stage() == Invoice.Stage.AUTHORISED && due().signum() == 0;
    return settled ? "PAID" : invoice.stage().name();
  }

  /**
   * Tells when nothing was owed any more.
   *
   * @return the last payment's or allocation's date, if it is paid
   */
  public Optional<LocalDate> fullyPaidOn() {
    if (!status().equals("PAID")) {
      return Optional.empty();
    }
    return Stream.concat(
            standing().stream().map(Payment::date),
            credits.stream().filter(c -> c.allocated().signum() != 0).map(Credit::allocatedOn))
        .max(Comparator.naturalOrder());
  }

  @Override
  public UUID id() {
    return invoice.id();
  }

  Story with(Invoice other, List<Payment> paid, List<Credit> credited, Instant at) {
    return new Story(other, List.copyOf(paid), List.copyOf(credited), at);
  }
}
