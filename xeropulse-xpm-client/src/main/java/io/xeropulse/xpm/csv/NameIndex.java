package io.xeropulse.xpm.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds identifiers by the names that other exports use instead of them. Not thread-safe. */
final class NameIndex {
  private final Map<String, String> ids = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  void add(String name, String id) {
    String before = ids.put(key(name), id);
    if (before != null && !before.equals(id)) {
      ambiguous.add(key(name));
    }
  }

  /** The identifier of a name, or null if no export named it. */
  @Nullable String find(String name) {
    return ids.get(key(name));
  }

  boolean isAmbiguous(String name) {
    return ambiguous.contains(key(name));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
