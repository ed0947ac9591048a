package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice raised in the practice manager. It bills time that is linked to its lines; any other
 * line is an interim.
 *
 * @param sourceId the source's UUID of it, or its number where none is given
 * @param number the number printed on it
 * @param type the source's word: Progress Invoice, Miscellaneous, …
 * @param status the source's word: Approved, Paid, Draft, Cancelled, …
 * @param jobText the job number as free text, or null
 * @param clientId who is billed, or null
 * @param date invoice date, a calendar date in no zone
 * @param dueDate when it falls due, or null
 * @param amount without tax, in base currency
 * @param amountTax the tax
 * @param lines its lines, at least one
 */
public record JobInvoice(
    String sourceId,
    String number,
    String type,
    String status,
    @Nullable String jobText,
    @Nullable String clientId,
    LocalDate date,
    @Nullable LocalDate dueDate,
    BigDecimal amount,
    BigDecimal amountTax,
    List<JobInvoiceLine> lines)
    implements Fact {
  public JobInvoice {
    lines = List.copyOf(lines);
  }

  /**
   * Whether the invoice takes part in work in progress: not a draft, not cancelled, and not a
   * miscellaneous invoice, which bills no job.
   *
   * @return true if its lines clear time or count as interims
   */
  public boolean touchesWip() {
    return !status.equalsIgnoreCase("Draft")
        && !status.equalsIgnoreCase("Cancelled")
        && !type.equalsIgnoreCase("Miscellaneous");
  }
}
