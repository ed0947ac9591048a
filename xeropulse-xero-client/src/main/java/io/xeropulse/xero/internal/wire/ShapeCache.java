package io.xeropulse.xero.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Gives the same shape to objects that have the same fields in the same order, as the records of a
 * page mostly do. Not thread-safe.
 */
final class ShapeCache {
  private static final int SLOTS = 256;

  private final @Nullable Shape[] shapes = new Shape[SLOTS];

  /** The shape of the names at every other place of the stack, from the given start. */
  Shape shape(Object[] stack, int start, int size) {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + stack[start + 2 * i].hashCode();
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    Shape known = shapes[slot];
    if (known != null && same(known, stack, start, size)) {
      return known;
    }
    String[] names = new String[size];
    for (int i = 0; i < size; i++) {
      names[i] = (String) stack[start + 2 * i];
    }
    Shape shape = new Shape(names);
    shapes[slot] = shape;
    return shape;
  }

  private static boolean same(Shape known, Object[] stack, int start, int size) {
    if (known.size() != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!known.nameAt(i).equals(stack[start + 2 * i])) {
        return false;
      }
    }
    return true;
  }
}
