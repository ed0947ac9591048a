package io.xeropulse.xero.accounting;

/**
 * Which records to read of a list that knows when they changed and nothing else. Immutable and
 * thread-safe.
 */
public final class ChangeQuery extends Query<ChangeQuery> {
  private static final ChangeQuery ALL = new ChangeQuery(Filter.NONE);

  private ChangeQuery(Filter filter) {
    super(filter);
  }

  /**
   * Everything.
   *
   * @return the widest query
   */
  public static ChangeQuery all() {
    return ALL;
  }

  @Override
  ChangeQuery make(Filter narrower) {
    return new ChangeQuery(narrower);
  }
}
