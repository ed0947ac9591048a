package io.xeropulse.authz.scope;

/** What a policy says of one role and one resource. Immutable. */
sealed interface Cell {

  /**
   * The same rows for everybody in the role, or a refusal of everybody.
   *
   * @param decision the answer
   */
  record Fixed(Decision decision) implements Cell {}

  /**
   * The principal's own rows.
   *
   * @param number which of the role's own answers it is
   */
  record Own(int number) implements Cell {}
}
