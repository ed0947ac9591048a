package io.xeropulse.xpm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a list that XPM left out as an empty one. Stateless. */
final class Lists {
  private Lists() {}

  static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
