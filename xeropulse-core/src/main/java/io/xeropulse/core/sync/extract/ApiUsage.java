package io.xeropulse.core.sync.extract;

/**
 * What reading cost: calls and bytes are limited and billed. Immutable.
 *
 * @param calls requests that reached the source, retries included
 * @param bytes bytes received, as they came over the wire
 */
public record ApiUsage(long calls, long bytes) {
  /** Nothing was spent. */
  public static final ApiUsage NONE = new ApiUsage(0, 0);

  /**
   * Adds another cost.
   *
   * @param other the other cost
   * @return the sum
   */
  public ApiUsage plus(ApiUsage other) {
    return new ApiUsage(calls + other.calls, bytes + other.bytes);
  }

  /**
   * Takes an earlier reading of the same meter away.
   *
   * @param earlier the earlier reading
   * @return what was spent since
   */
  public ApiUsage minus(ApiUsage earlier) {
    return new ApiUsage(calls - earlier.calls, bytes - earlier.bytes);
  }
}
