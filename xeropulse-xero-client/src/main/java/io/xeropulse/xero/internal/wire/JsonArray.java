package io.xeropulse.xero.internal.wire;

import java.util.AbstractList;
import java.util.RandomAccess;

/** A JSON list of texts, numbers, booleans, nulls, objects and lists. Immutable. */
final class JsonArray extends AbstractList<Object> implements RandomAccess {
  static final JsonArray EMPTY = new JsonArray(new Object[0]);

  private final Object[] elements;

  JsonArray(Object[] elements) {
    this.elements = elements;
  }

  @Override
  public Object get(int index) {
    return elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
