package io.xeropulse.warehouse.access;

import org.jspecify.annotations.Nullable;

/** The SQLSTATEs that pass, what happened when they come, and what to look at. */
enum PassingState {
  STANDBY("25006", "it takes no writes (a standby, or a failover): connect to the primary"),
  STOOD_STILL("25P03", "this process stood still in a transaction: look for pauses of it"),
  TOO_LONG("25P04", "the transaction took longer than the server allows: see transaction_timeout"),
  LOCKED("55P03", "another transaction held what was needed for too long: see pg_locks"),
  CANCELLED("57014", "the statement was cancelled, by its time-out or by somebody: see its load"),
  ENDED("57P01", "somebody ended the connection (a restart, or a newer sync): see its log"),
  STOPPED("57", "it is restarting or recovering: see its log"),
  CONFLICT("40", "another transaction was in the way (conflict): let it end"),
  DISK_FULL("53100", "its disk is full: make room"),
  TOO_MANY("53300", "all its connections are taken: use smaller pools or allow more"),
  SHORT("53", "it is short of memory or of something else: see its log"),
  SYSTEM("58", "its disk or operating system failed: see its log"),
  CONNECTION("08", "it was not reached or did not answer in time: check network and server"),
  UNKNOWN("", "no connection was to be had: check pool, network and server");

  private final String beginning;
  private final String happened;

  PassingState(String beginning, String happened) {
    this.beginning = beginning;
    this.happened = happened;
  }

  /** What happened and what to do, or null if the state does not pass; empty: none was told. */
  static @Nullable String happened(String state) {
    for (PassingState passing : values()) {
      if (passing == UNKNOWN ? state.isEmpty() : state.startsWith(passing.beginning)) {
        return passing.happened;
      }
    }
    return null;
  }
}
