package io.xeropulse.xpm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of clients. Immutable.
 *
 * @param uuid XPM's identifier, or null
 * @param name its name, or null
 * @param webUrl where a person can open it, or null
 * @param taxable whether it is taxed as one, or null
 * @param clients its members; empty in a list, since XPM names them only one group at a time
 */
public record ClientGroup(
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String webUrl,
    @Nullable Boolean taxable,
    List<NamedReference> clients) {
  public ClientGroup {
    clients = Lists.orNone(clients);
  }
}
