package io.xeropulse.authz.scope;

import java.util.Arrays;
import java.util.Optional;

/** The rows a rule gives, before it is known whose they are. */
public enum ScopeKind {
  /** Every row of the organization. */
  EVERYTHING("everything"),
  /** The rows of the person's team or department. */
  TEAM("team"),
  /** The rows of the clients assigned to the person. */
  OWN_CLIENTS("own-clients"),
  /** The person's own rows. */
  OWN_RECORDS("own-records"),
  /** No row. */
  NOTHING("nothing");

  private final String spelling;

  ScopeKind(String spelling) {
    this.spelling = spelling;
  }

  /**
   * The word that policy documents use.
   *
   * @return a lower-case word
   */
  public String spelling() {
    return spelling;
  }

  static Optional<ScopeKind> ofSpelling(String text) {
    return Arrays.stream(values()).filter(kind -> kind.spelling.equals(text)).findFirst();
  }

  /** The principal's rows of this kind, or empty when there are none to speak of. */
  Optional<DataScope> of(Principal principal) {
    return switch (this) {
      case EVERYTHING -> Optional.of(new DataScope.Everything());
      case TEAM -> principal.team().map(DataScope.Team::new);
      case OWN_CLIENTS ->
          principal.clients().isEmpty()
              ? Optional.empty()
              : Optional.of(new DataScope.OwnClients(principal.clients()));
      case OWN_RECORDS -> principal.staff().map(DataScope.OwnRecords::new);
      case NOTHING -> Optional.of(new DataScope.Nothing());
    };
  }
}
