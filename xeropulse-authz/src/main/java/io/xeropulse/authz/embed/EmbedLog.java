package io.xeropulse.authz.embed;

/** Where accesses to dashboards are recorded. Implementations are thread-safe. */
@FunctionalInterface
public interface EmbedLog {

  /**
   * Records an access before the token is handed out; if this throws, the token is not.
   *
   * @param access the access
   */
  void record(EmbedAccess access);
}
