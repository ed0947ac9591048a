package io.xeropulse.xpm;

import io.xeropulse.xpm.model.ClientGroup;
import java.util.Map;
import java.util.stream.Stream;

/** Reads groups of clients. Immutable and thread-safe. */
public final class ClientGroupReads {
  private final TypedReads<ClientGroup> groups;

  ClientGroupReads(XpmCalls calls) {
    this.groups = new TypedReads<>(calls, "client_groups", "Groups", "Group", ClientGroup.class);
  }

  /**
   * All groups, without their members.
   *
   * @return groups
   */
  public Stream<ClientGroup> list() {
    return groups.all(groups.at("clientgroup.api/list"), Map.of());
  }

  /**
   * One group with its members.
   *
   * @param uuid the group's identifier
   * @return the group
   */
  public ClientGroup get(String uuid) {
    return groups.one(groups.at("clientgroup.api/get").of(uuid));
  }
}
