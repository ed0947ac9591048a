package io.xeropulse.sandbox.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls and bytes per tenant and endpoint, as Xero's bill does; thread-safe. */
public final class Meter {

  private final Map<Line, Usage> usage = new ConcurrentHashMap<>();

  /** Creates a meter that stands at zero. */
  public Meter() {}

  /**
   * What was counted together.
   *
   * @param tenant the tenant id, empty for identity calls
   * @param endpoint the endpoint without ids, such as {@code Invoices} or {@code job.api/costs}
   */
  public record Line(String tenant, String endpoint) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byTenant = tenant.compareTo(other.tenant);
      return byTenant != 0 ? byTenant : endpoint.compareTo(other.endpoint);
    }
  }

  /**
   * What was used.
   *
   * @param calls answered calls, refused ones included
   * @param wireBytes body bytes as sent, compressed or not
   * @param bodyBytes body bytes before compression
   * @param notModified calls answered with status 304
   */
  public record Usage(long calls, long wireBytes, long bodyBytes, long notModified) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /**
     * Adds another one.
     *
     * @param other what else was used
     * @return the sum
     */
    public Usage plus(Usage other) {
      return new Usage(
          calls + other.calls,
          wireBytes + other.wireBytes,
          bodyBytes + other.bodyBytes,
          notModified + other.notModified);
    }
  }

  void count(Line line, long wireBytes, long bodyBytes, int status) {
    usage.merge(line, new Usage(1, wireBytes, bodyBytes, status == 304 ? 1 : 0), Usage::plus);
  }

  /**
   * Reads one line.
   *
   * @param tenant the tenant id
   * @param endpoint the endpoint
   * @return what was used there so far
   */
  public Usage of(String tenant, String endpoint) {
    return usage.getOrDefault(new Line(tenant, endpoint), Usage.NONE);
  }

  /**
   * Adds everything up.
   *
   * @return what was used in all
   */
  public Usage total() {
    return usage.values().stream().reduce(Usage.NONE, Usage::plus);
  }

  /**
   * Reads every line.
   *
   * @return a copy, ordered by tenant and endpoint
   */
  public Map<Line, Usage> byLine() {
    return new TreeMap<>(usage);
  }

  /** Sets every line to zero. */
  public void reset() {
    usage.clear();
  }
}
