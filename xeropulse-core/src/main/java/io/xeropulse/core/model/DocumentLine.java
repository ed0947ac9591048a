package io.xeropulse.core.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document or bank transaction, in document currency. Immutable.
 *
 * @param sourceId the source's identifier of the line, or null
 * @param description free text, or null
 * @param accountId the source's identifier of the account, which stays when the account gets
 *     another code, or null if the source does not say
 * @param accountCode the account's code when the line was read, or null
 * @param itemCode the code of the item that was sold or bought, or null
 * @param taxType the source's tax type, or null
 * @param quantity units, or null
 * @param unitAmount price of a unit to 4 decimals; tax basis as the document's, or null
 * @param discountRate per cent, already taken off the line's amount, or null
 * @param taxAmount the line's tax, or null
 * @param lineAmount the line's amount; tax basis as the document's, or null
 * @param tracking the options that it is counted under, at most one a category
 */
public record DocumentLine(
    @Nullable String sourceId,
    @Nullable String description,
    @Nullable String accountId,
    @Nullable String accountCode,
    @Nullable String itemCode,
    @Nullable String taxType,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitAmount,
    @Nullable BigDecimal discountRate,
    @Nullable BigDecimal taxAmount,
    @Nullable BigDecimal lineAmount,
    List<Tracking> tracking) {
  public DocumentLine {
    tracking = List.copyOf(tracking);
  }

  /**
   * A line of which the source says neither account identifier nor item, discount and tracking.
   *
   * @param sourceId the source's identifier of the line, or null
   * @param description free text, or null
   * @param accountCode the account's code, or null
   * @param taxType the source's tax type, or null
   * @param quantity units, or null
   * @param unitAmount price of a unit, or null
   * @param taxAmount the line's tax, or null
   * @param lineAmount the line's amount, or null
   */
  public DocumentLine(
      @Nullable String sourceId,
      @Nullable String description,
      @Nullable String accountCode,
      @Nullable String taxType,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal unitAmount,
      @Nullable BigDecimal taxAmount,
      @Nullable BigDecimal lineAmount) {
    this(
        sourceId,
        description,
        null,
        accountCode,
        null,
        taxType,
        quantity,
        unitAmount,
        null,
        taxAmount,
        lineAmount,
        List.of());
  }

  /**
   * A tracking option that a line is counted under.
   *
   * @param categoryId the source's identifier of the category, or null
   * @param optionId the source's identifier of the option, or null
   * @param name the category's name, or null
   * @param option the option's name, or null
   */
  public record Tracking(
      @Nullable String categoryId,
      @Nullable String optionId,
      @Nullable String name,
      @Nullable String option) {}
}
