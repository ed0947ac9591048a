package io.xeropulse.sandbox.jobs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of whom costs when; immutable.
 *
 * @param rows the card, in no order that matters
 */
public record RateCard(List<Row> rows) {

  /**
   * A row of the card.
   *
   * @param staff whose hour
   * @param task doing what, null for anything
   * @param hourlyRate what it costs, without tax
   * @param validFrom from which day, null for ever before
   * @param validTo to which day, itself included, null for ever after
   */
  public record Row(
      UUID staff,
      @Nullable UUID task,
      BigDecimal hourlyRate,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {

    boolean covers(TimeEntry entry) {
      return staff.equals(entry.staff().id())
          && (task == null || task.equals(entry.task().id()))
          && (validFrom == null || !entry.date().isBefore(validFrom))
          && (validTo == null || !entry.date().isAfter(validTo));
    }

    private String csv() {
      return String.join(
              ",",
              staff.toString(),
              task == null ? "" : task.toString(),
              hourlyRate.toPlainString(),
              validFrom == null ? "" : validFrom.toString(),
              validTo == null ? "" : validTo.toString())
          + "\n";
    }
  }

  /**
   * Prices time: a row for the task goes before one for any task.
   *
   * @param entry the time
   * @return its value without tax, rounded half up to cents, if the card covers it
   */
  public Optional<BigDecimal> value(TimeEntry entry) {
    return rows.stream()
        .filter(row -> row.covers(entry))
        .min((a, b) -> Boolean.compare(a.task() == null, b.task() == null))
        .map(
            row ->
                row.hourlyRate()
                    .multiply(BigDecimal.valueOf(entry.minutes()))
                    .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP));
  }

  /**
   * Writes the card as the practice keeps it.
   *
   * @return CSV with a head
   */
  public String csv() {
    StringBuilder csv = new StringBuilder("staff_uuid,task_uuid,hourly_rate,valid_from,valid_to\n");
    rows.forEach(row -> csv.append(row.csv()));
    return csv.toString();
  }
}
