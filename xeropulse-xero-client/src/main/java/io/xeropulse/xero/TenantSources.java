package io.xeropulse.xero;

import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.TokenSource;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.TenantSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An organization's sources from the tenants that it is connected to: one of each kind. Of the same
 * tenant it gives the same source. Thread-safe.
 */
final class TenantSources {
  private final List<TenantSource> kinds;
  private final Function<TokenSource, XeroClient> trying;
  private final InstantSource clock;
  private final Map<Place, Opened> opened = new ConcurrentHashMap<>();

  /**
   * A tenant that an organization reads.
   *
   * @param listed the tenant
   * @param reached whether its consent still reaches it
   * @param client what reaches it
   */
  record Tenant(XeroConnection listed, boolean reached, Instant seenAt, XeroClient client) {
    boolean sameWay(Tenant other) {
      return listed.equals(other.listed()) && client == other.client();
    }
  }

  private record Place(OrganizationId organization, String tenantType) {}

  private record Opened(Tenant tenant, ZoneId zone, SourceConnector source) {}

  /**
   * @param kinds what reads them, in the order of reading
   * @param trying clients that try once, for tenants that nothing reaches
   * @param clock what tells today's date
   */
  TenantSources(
      List<TenantSource> kinds, Function<TokenSource, XeroClient> trying, InstantSource clock) {
    this.kinds = List.copyOf(kinds);
    this.trying = trying;
    this.clock = clock;
  }

  /**
   * An organization's sources.
   *
   * @param tenants all that the organization was ever connected to
   * @return a source for each kind that is among them; one that refuses where there is none
   */
  List<SourceConnector> of(OrganizationId organization, ZoneId zone, List<Tenant> tenants) {
    List<SourceConnector> sources = new ArrayList<>();
    for (TenantSource kind : kinds) {
      List<Tenant> known =
          tenants.stream()
              .filter(tenant -> tenant.listed().tenantType().equals(kind.tenantType()))
              .toList();
      if (!known.isEmpty()) {
        sources.add(one(organization, zone, kind, known));
      }
    }
    return sources.isEmpty()
        ? List.of(
            refusing(
                zone,
                kinds.get(0),
                () ->
                    new AuthenticationException(
                        "organization %s is not connected to Xero; have somebody of it consent"
                            .formatted(organization))))
        : List.copyOf(sources);
  }

  /** Sources of every kind that tell why there are no better ones. */
  List<SourceConnector> refusing(ZoneId zone, Supplier<XeroPulseException> why) {
    return kinds.stream().map(kind -> refusing(zone, kind, why)).toList();
  }

  private SourceConnector one(
      OrganizationId organization, ZoneId zone, TenantSource kind, List<Tenant> known) {
    List<String> tenantIds =
        known.stream().map(tenant -> tenant.listed().tenantId()).distinct().sorted().toList();
    if (tenantIds.size() > 1) {
      return refusing(
          zone,
          kind,
          () ->
              new InvalidConfigurationException(
                  "organization %s was connected to more than one tenant of the kind %s: %s; an organization is one for good, so that nobody's data is mixed with another's: open an organization of its own for the other"
                      .formatted(organization, kind.tenantType(), tenantIds)));
    }
    Optional<Tenant> reached =
        known.stream().filter(Tenant::reached).max(Comparator.comparing(Tenant::seenAt));
    if (reached.isEmpty()) {
      return refusing(
          zone,
          kind,
          () ->
              new AuthenticationException(
                  "organization %s: its %s was disconnected in Xero; connect it again"
                      .formatted(organization, kind.tenantType())));
    }
    Tenant only = reached.get();
    return opened
        .compute(
            new Place(organization, kind.tenantType()),
            (place, before) ->
                before != null && before.tenant().sameWay(only) && before.zone().equals(zone)
                    ? before
                    : new Opened(
                        only,
                        zone,
                        kind.open(only.client().transport(), only.listed(), zone, clock)))
        .source();
  }

  private SourceConnector refusing(
      ZoneId zone, TenantSource kind, Supplier<XeroPulseException> why) {
    XeroConnection nowhere = new XeroConnection("", "", kind.tenantType(), "");
    return kind.open(trying.apply(new RefusingTokens(why)).transport(), nowhere, zone, clock);
  }
}
