package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice Practice Manager raised; immutable.
 *
 * @param id its id
 * @param number its number
 * @param type Progress Invoice or Miscellaneous
 * @param status Approved, Paid, Draft or Cancelled
 * @param job for which job, null for a miscellaneous one
 * @param client for whom
 * @param date its date
 * @param lines its task lines
 */
public record JobInvoice(
    UUID id,
    String number,
    String type,
    String status,
    @Nullable Job job,
    Named client,
    LocalDate date,
    List<Line> lines) {

  /**
   * A task line.
   *
   * @param id its id, to which billed time points
   * @param name what for
   * @param minutes how long
   * @param rate what an hour costs
   * @param amount the amount without tax
   */
  public record Line(UUID id, String name, int minutes, BigDecimal rate, BigDecimal amount) {}

  /**
   * Adds the lines up.
   *
   * @return the amount without tax
   */
  public BigDecimal amount() {
    return lines.stream().map(Line::amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  /**
   * Adds the lines' taxes up.
   *
   * @param rate what the practice's country takes
   * @return the tax
   */
  public BigDecimal tax(Tax rate) {
    return lines.stream()
        .map(line -> rate.onNet(line.amount()))
        .reduce(new BigDecimal("0.00"), BigDecimal::add);
  }

  JobInvoice in(String other) {
    return new JobInvoice(id, number, type, other, job, client, date, lines);
  }
}
