package io.xeropulse.authz.embed;

/** Reads dashboards of a Metabase. Implementations are thread-safe. */
@FunctionalInterface
public interface MetabaseReader {

  /**
   * Reads a dashboard.
   *
   * @param metabaseId Metabase's number of it
   * @return what {@code GET /api/dashboard/:id} answers, as JSON
   * @throws io.xeropulse.core.XeroPulseException if it cannot be read
   */
  String dashboard(int metabaseId);
}
