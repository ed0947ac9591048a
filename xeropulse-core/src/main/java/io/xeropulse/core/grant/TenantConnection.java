package io.xeropulse.core.grant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant of the source that a grant reaches, as it was last seen. Immutable.
 *
 * @param connectionId the source's identifier of the connection
 * @param grant the consent that reaches it
 * @param tenantId the source's identifier of the tenant
 * @param tenantType the source's type, as it wrote it
 * @param tenantName its display name; empty where the source sent none
 * @param authEventId the source's identifier of the consent's event, or null
 * @param createdAt when it was connected, by the source's clock, or null
 * @param updatedAt when the connection last changed, by the source's clock, or null
 * @param state whether it was there when the grant's connections were last read
 * @param seenAt when it was last seen there
 */
public record TenantConnection(
    String connectionId,
    GrantId grant,
    String tenantId,
    String tenantType,
    String tenantName,
    @Nullable String authEventId,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    State state,
    Instant seenAt) {

  /** Where a connection stands. */
  public enum State {
    /** The source listed it. */
    CONNECTED,
    /** The source does not list it any more: the organisation was disconnected. */
    GONE
  }

  /**
   * The same connection, not listed any more.
   *
   * @return a changed copy
   */
  public TenantConnection gone() {
    return new TenantConnection(
        connectionId,
        grant,
        tenantId,
        tenantType,
        tenantName,
        authEventId,
        createdAt,
        updatedAt,
        State.GONE,
        seenAt);
  }
}
