package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The dashboards that may be embedded, with the parameters each of them locks. It must say what
 * Metabase's own embedding settings say, since those decide. Immutable, hence thread-safe.
 */
public final class DashboardManifest {
  private final Map<String, EmbeddedDashboard> byName = new TreeMap<>();
  private final Map<Integer, EmbeddedDashboard> byMetabaseId = new HashMap<>();

  DashboardManifest(List<EmbeddedDashboard> dashboards) {
    for (EmbeddedDashboard dashboard : dashboards) {
      byName.put(dashboard.id().name(), dashboard);
      byMetabaseId.put(dashboard.metabaseId(), dashboard);
    }
  }

  /**
   * Reads and checks a manifest of this form; no other keys are taken, none may be left out:
   *
   * <pre>{@code
   * {"dashboards": [
   *   {"id": "dashboard-7", "name": "Debtors", "metabaseId": 42, "refreshMinutes": 60,
   *    "requires": ["invoices"],
   *    "locked": {"organization_id": "organization", "department": "team",
   *               "assigned_clients": "clients", "user_id": "staff"},
   *    "editable": ["date_range"]}
   * ]}
   * }</pre>
   *
   * <p>{@code locked} says what fills each locked parameter; {@code metabaseId} is the dashboard's
   * number in Metabase, {@code refreshMinutes} how old its figures may become.
   *
   * @param json the document
   * @return the manifest
   * @throws InvalidManifestException if a dashboard does not lock {@code organization_id}, locks
   *     and frees the same parameter, frees a reserved one, shares its Metabase number with
   *     another, or the document breaks the schema
   */
  public static DashboardManifest parse(String json) {
    return ManifestReader.read(json);
  }

  /**
   * The eight dashboards of a practice, numbered 1 to 8 in Metabase.
   *
   * @return a manifest
   */
  public static DashboardManifest practice() {
    try (InputStream in = DashboardManifest.class.getResourceAsStream("practice.json")) {
      if (in == null) {
        throw new IllegalStateException("The library's own resource is missing: practice.json");
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The dashboards.
   *
   * @return all, sorted by name
   */
  public Collection<EmbeddedDashboard> dashboards() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /**
   * Finds a dashboard by our name.
   *
   * @param id our name
   * @return the dashboard, or empty when the manifest lacks it
   */
  public Optional<EmbeddedDashboard> find(DashboardId id) {
    return Optional.ofNullable(byName.get(id.name()));
  }

  /**
   * Finds a dashboard by Metabase's number.
   *
   * @param metabaseId Metabase's number
   * @return the dashboard, or empty when the manifest lacks it
   */
  public Optional<EmbeddedDashboard> findByMetabaseId(int metabaseId) {
    return Optional.ofNullable(byMetabaseId.get(metabaseId));
  }
}
