package io.xeropulse.sandbox.books;

import java.util.Optional;

/**
 * What of the books a figure counts; immutable.
 *
 * @param basis when documents count
 * @param region the only tracking option whose lines count, by index, −1 for lines without one;
 *     empty for all lines
 */
public record Scope(Basis basis, Optional<Integer> region) {

  /** Everything, when it is owed. */
  public static final Scope ALL = new Scope(Basis.ACCRUAL, Optional.empty());

  /** When documents count. */
  public enum Basis {
    /** When they are written. */
    ACCRUAL,
    /** As far as they are settled, when they are. */
    CASH
  }

  /**
   * Narrows it down.
   *
   * @param only a tracking option's index, −1 for lines without one
   * @return the same of that option only
   */
  public Scope of(int only) {
    return new Scope(basis, Optional.of(only));
  }

  boolean counts(Journal.Line line) {
    return region.isEmpty() || region.get() == line.region();
  }
}
