package io.xeropulse.core.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget by name; its amounts are {@link BudgetWindow}s.
 *
 * @param sourceId the source's identifier
 * @param type the source's type, as it wrote it: OVERALL for the whole organization, TRACKING for
 *     what carries its tracking options
 * @param description what people call it, or null
 * @param tracking what it is limited to; empty for a budget of the whole organization
 * @param updatedAt when the source last changed it or its amounts, or null
 */
public record Budget(
    String sourceId,
    String type,
    @Nullable String description,
    List<Tracking> tracking,
    @Nullable Instant updatedAt)
    implements Fact {
  public Budget {
    tracking = List.copyOf(tracking);
  }

  /**
   * A tracking option that a budget is limited to.
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
