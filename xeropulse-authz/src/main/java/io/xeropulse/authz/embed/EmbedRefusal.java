package io.xeropulse.authz.embed;

/** Why a token is not signed although the policy allows the dashboard. */
public enum EmbedRefusal {
  /** The manifest lacks the dashboard. */
  UNKNOWN_DASHBOARD,
  /** The organization does not offer the dashboard to the asker's role. */
  NOT_OFFERED,
  /** The decision allows no row, so there is nothing to show. */
  EMPTY_SCOPE,
  /** The dashboard locks no parameter that could hold the allowed rows: it would show them all. */
  SCOPE_NOT_LOCKABLE,
  /** A team, client or staff identifier is spelled like the marker for "all". */
  MARKER_IN_SCOPE,
  /** The caller tried to set a parameter that is locked or carries who asks. */
  RESERVED_PARAMETER,
  /** The caller set a parameter that the manifest does not declare editable. */
  UNDECLARED_PARAMETER,
  /** The caller gave an editable parameter no value, or a blank one. */
  EMPTY_PARAMETER,
  /** The caller gave an editable parameter a value with control characters or half a character. */
  MALFORMED_PARAMETER,
  /** The token would not fit into a URL, usually because very many clients are assigned. */
  TOKEN_TOO_LONG,
  /** The request names no organization or no dashboard, or what it names is not a number of one. */
  MALFORMED_REQUEST
}
