package io.xeropulse.xpm;

import java.util.Map;

/** How much of each record a list gives. */
public enum Detail {
  /** The fields that XPM gives in its lists. */
  SUMMARY,
  /** Everything XPM has on it: more bytes, but no call for each record. */
  FULL;

  Map<String, String> query() {
    return this == FULL ? Map.of("detailed", "true") : Map.of();
  }
}
