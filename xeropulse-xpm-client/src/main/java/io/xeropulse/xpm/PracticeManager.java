package io.xeropulse.xpm;

import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.TenantSource;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.UnaryOperator;

/** Xero Practice Manager as one kind of an app's tenants. Immutable and thread-safe. */
public final class PracticeManager implements TenantSource {
  private final UnaryOperator<XpmOptions> options;

  private PracticeManager(UnaryOperator<XpmOptions> options) {
    this.options = options;
  }

  /**
   * Practice Manager as far as {@link XpmOptions#of} reads it.
   *
   * @return the kind
   */
  public static PracticeManager standard() {
    return new PracticeManager(UnaryOperator.identity());
  }

  /**
   * Practice Manager with other options.
   *
   * @param options changes the standard ones, such as {@code o ->
   *     o.withHistory(Period.ofYears(3))}; called once for each organization
   * @return the kind
   */
  public static PracticeManager with(UnaryOperator<XpmOptions> options) {
    return new PracticeManager(options);
  }

  @Override
  public String tenantType() {
    return "PRACTICEMANAGER";
  }

  @Override
  public SourceConnector open(
      ApiTransport transport, XeroConnection connection, ZoneId zone, InstantSource clock) {
    return XpmSource.create(
        transport, connection.tenantId(), options.apply(XpmOptions.of(clock, zone)));
  }
}
