package io.xeropulse.authz.embed;

/** What came of a request for a dashboard. Immutable. */
public sealed interface EmbedOutcome {

  /**
   * A token was signed.
   *
   * @param token the token
   */
  record Issued(EmbedToken token) implements EmbedOutcome {}

  /**
   * None was.
   *
   * @param reason name of the {@link io.xeropulse.authz.scope.DenyReason} or {@link EmbedRefusal}
   * @param explanation the same for people, without identifiers
   */
  record Refused(String reason, String explanation) implements EmbedOutcome {}
}
