package io.xeropulse.xero.internal.wire;

/**
 * Gives the same array of names to objects that have the same fields in the same order, as the
 * records of a page mostly do. Not thread-safe.
 */
final class ShapeCache {
  private static final int SLOTS = 256;

  private final String[][] shapes = new String[SLOTS][];

  /** The names at every other place of the stack, from the given start. */
  String[] names(Object[] stack, int start, int size) {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + stack[start + 2 * i].hashCode();
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String[] known = shapes[slot];
    if (known != null && same(known, stack, start, size)) {
      return known;
    }
    String[] names = new String[size];
    for (int i = 0; i < size; i++) {
      names[i] = (String) stack[start + 2 * i];
    }
    shapes[slot] = names;
    return names;
  }

  private static boolean same(String[] known, Object[] stack, int start, int size) {
    if (known.length != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!known[i].equals(stack[start + 2 * i])) {
        return false;
      }
    }
    return true;
  }
}
