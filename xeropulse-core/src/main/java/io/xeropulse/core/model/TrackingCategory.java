package io.xeropulse.core.model;

import java.util.List;

/**
 * Something lines are told apart by, such as region or department.
 *
 * @param sourceId the source's identifier
 * @param name its name
 * @param status the source's status, as it wrote it
 * @param options its values, archived ones too
 */
public record TrackingCategory(String sourceId, String name, String status, List<Option> options)
    implements Fact {
  public TrackingCategory {
    options = List.copyOf(options);
  }

  /**
   * A value of a tracking category.
   *
   * @param sourceId the source's identifier
   * @param name its name
   * @param status the source's status, as it wrote it
   */
  public record Option(String sourceId, String name, String status) {}
}
