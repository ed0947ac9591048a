package io.xeropulse.authz.scope;

/** What a decision is about: a dashboard or a permission. Implementations are immutable. */
public sealed interface Resource permits DashboardId, Permission {

  /**
   * The name that policies use.
   *
   * @return a lower-case name
   */
  String name();
}
