package io.xeropulse.core.wip;

/**
 * Which rate holds where a person and a kind of work each have one but not both together: XPM's
 * setting "Task Invoice Rate".
 */
public enum RatePreference {
  /** The person's rate goes before the task's. */
  STAFF_RATE,
  /** The task's rate goes before the person's. */
  TASK_RATE
}
