package io.xeropulse.authz.audit;

/** How far an action came. */
public enum Outcome {
  /** It is about to be tried; another entry says how it ended, unless the process died. */
  ATTEMPTED,
  /** It was done. */
  SUCCEEDED,
  /** It was not allowed. */
  REFUSED,
  /** It was allowed and went wrong; nothing of it remains. */
  FAILED
}
