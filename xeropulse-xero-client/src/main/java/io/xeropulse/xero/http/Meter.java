package io.xeropulse.xero.http;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Calls and bytes per organization and entity since it was made. Thread-safe. */
public final class Meter {
  private final Map<OrganizationId, Map<String, Reading>> readings = new ConcurrentHashMap<>();

  /** Creates a meter at zero. */
  public Meter() {}

  /**
   * What an organization has cost.
   *
   * @param organization which
   * @return the sum over its entities
   */
  public Reading of(OrganizationId organization) {
    return byEntity(organization).values().stream().reduce(Reading.NONE, Reading::plus);
  }

  Reading of(OrganizationId organization, String entity) {
    return readings.getOrDefault(organization, Map.of()).getOrDefault(entity, Reading.NONE);
  }

  /**
   * What an organization has cost, entity by entity.
   *
   * @param organization which
   * @return a copy, in the order of names; empty if it was never asked for
   */
  public Map<String, Reading> byEntity(OrganizationId organization) {
    return new TreeMap<>(readings.getOrDefault(organization, Map.of()));
  }

  void add(ApiRequest request, long wireBytes, long decodedBytes) {
    readings
        .computeIfAbsent(request.organization(), first -> new ConcurrentHashMap<>())
        .merge(request.entity(), new Reading(1, wireBytes, decodedBytes), Reading::plus);
  }

  /**
   * A cost. Immutable.
   *
   * @param calls requests that reached the source, retries included
   * @param wireBytes bytes of bodies as they came, compressed or not
   * @param decodedBytes bytes of the same bodies, decompressed
   */
  public record Reading(long calls, long wireBytes, long decodedBytes) {
    /** Nothing was spent. */
    public static final Reading NONE = new Reading(0, 0, 0);

    /**
     * Adds another cost.
     *
     * @param other the other cost
     * @return the sum
     */
    public Reading plus(Reading other) {
      return new Reading(
          calls + other.calls, wireBytes + other.wireBytes, decodedBytes + other.decodedBytes);
    }

    /**
     * The same in the pipeline's words.
     *
     * @return calls and wire bytes
     */
    public ApiUsage usage() {
      return new ApiUsage(calls, wireBytes);
    }
  }
}
