package io.xeropulse.xpm.internal.wire;

/**
 * Where an answer keeps its records. Immutable and thread-safe.
 *
 * @param list XML name of the element around the records, such as {@code Jobs}
 * @param single XML name of the element of a lone record directly in the answer, such as {@code
 *     Job}
 */
public record Shape(String list, String single) {

  boolean isList(String element) {
    return element.equals(list);
  }

  boolean isSingle(String element) {
    return element.equals(single);
  }
}
