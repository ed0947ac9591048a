package io.xeropulse.core.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accrual fact: invoice, bill, credit note or manual journal. Cash is kept apart, so revenue is
 * counted once.
 *
 * @param sourceId the source's identifier
 * @param kind what it is
 * @param sourceType the source's own word for the kind
 * @param status where it stands
 * @param sourceStatus the source's own word for the status
 * @param number the number printed on it, or null
 * @param reference free reference, or null
 * @param contactId whom it is with, or null; their name is the {@link Contact}'s, since it changes
 *     without the document
 * @param date its accounting date, a calendar date in no zone
 * @param dueDate when it falls due, or null
 * @param amounts what it amounts to
 * @param lineTax what its lines' amounts hold of tax, or null if the source did not say
 * @param lines its lines; empty when the source sent none
 * @param allocations settlements it lists itself
 * @param updatedAt when the source last changed it, or null
 */
public record Document(
    String sourceId,
    DocumentKind kind,
    String sourceType,
    DocumentStatus status,
    String sourceStatus,
    @Nullable String number,
    @Nullable String reference,
    @Nullable String contactId,
    LocalDate date,
    @Nullable LocalDate dueDate,
    DocumentAmounts amounts,
    @Nullable LineTax lineTax,
    List<DocumentLine> lines,
    List<Allocation> allocations,
    @Nullable Instant updatedAt)
    implements Fact {
  public Document {
    lines = List.copyOf(lines);
    allocations = List.copyOf(allocations);
  }

  /**
   * A document whose source does not say what its lines' amounts hold of tax.
   *
   * @param sourceId the source's identifier
   * @param kind what it is
   * @param sourceType the source's own word for the kind
   * @param status where it stands
   * @param sourceStatus the source's own word for the status
   * @param number the number printed on it, or null
   * @param reference free reference, or null
   * @param contactId whom it is with, or null
   * @param date its accounting date
   * @param dueDate when it falls due, or null
   * @param amounts what it amounts to
   * @param lines its lines
   * @param allocations settlements it lists itself
   * @param updatedAt when the source last changed it, or null
   */
  public Document(
      String sourceId,
      DocumentKind kind,
      String sourceType,
      DocumentStatus status,
      String sourceStatus,
      @Nullable String number,
      @Nullable String reference,
      @Nullable String contactId,
      LocalDate date,
      @Nullable LocalDate dueDate,
      DocumentAmounts amounts,
      List<DocumentLine> lines,
      List<Allocation> allocations,
      @Nullable Instant updatedAt) {
    this(
        sourceId,
        kind,
        sourceType,
        status,
        sourceStatus,
        number,
        reference,
        contactId,
        date,
        dueDate,
        amounts,
        null,
        lines,
        allocations,
        updatedAt);
  }
}
