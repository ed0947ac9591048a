package io.xeropulse.authz.embed;

import io.xeropulse.authz.scope.DashboardId;

/**
 * Something in Metabase that does not fit the manifest. Immutable.
 *
 * @param dashboard where
 * @param fault what
 * @param subject the parameter, or the parameter and the card
 */
public record WiringFinding(DashboardId dashboard, Fault fault, String subject) {

  /** What is wrong. */
  public enum Fault {
    /** The dashboard is not published for embedding: every token is refused. */
    NOT_PUBLISHED,
    /** The dashboard has no parameter of this name: every token is refused. */
    UNKNOWN_PARAMETER,
    /** The manifest locks it, Metabase does not: a viewer may choose the value. */
    NOT_LOCKED,
    /** Metabase locks it, the manifest does not: every token is refused. */
    LOCKED_ONLY_IN_METABASE,
    /** The manifest calls it editable, Metabase has it disabled. */
    NOT_EDITABLE,
    /** A card is not wired to a locked parameter: it shows every row. */
    CARD_NOT_WIRED;

    /**
     * Whether rows can be seen that should not be.
     *
     * @return true for a leak, false when embedding merely fails
     */
    public boolean leaks() {
      return this == NOT_LOCKED || this == CARD_NOT_WIRED;
    }
  }
}
