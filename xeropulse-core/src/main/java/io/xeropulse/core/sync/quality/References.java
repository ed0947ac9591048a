package io.xeropulse.core.sync.quality;

/** What a referential rule may ask: whether a fact that another one points at is known. */
@FunctionalInterface
public interface References {

  /**
   * Whether a staff member is known to the practice.
   *
   * @param staffId the source's identifier
   * @return true if the staff list has it
   */
  boolean knowsStaff(String staffId);
}
