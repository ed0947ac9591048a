package io.xeropulse.xero.internal.wire;

import java.util.Arrays;

/** The names of an object's fields in their order, and where each stands. Immutable. */
final class Shape {
  private static final int NONE = -1;

  private final String[] names;

  /** Places by the hash codes of their names, each after those that came before it. */
  private final int[] slots;

  Shape(String... names) {
    this.names = names;
    this.slots = new int[Integer.highestOneBit(names.length + 1) * 4];
    Arrays.fill(slots, NONE);
    for (int place = 0; place < names.length; place++) {
      int slot = firstSlot(names[place]);
      while (slots[slot] != NONE) {
        slot = next(slot);
      }
      slots[slot] = place;
    }
  }

  int size() {
    return names.length;
  }

  String nameAt(int place) {
    return names[place];
  }

  String[] names() {
    return names;
  }

  /** The first place of a name, or less than zero if there is none. */
  int placeOf(String name) {
    for (int slot = firstSlot(name); slots[slot] != NONE; slot = next(slot)) {
      if (names[slots[slot]].equals(name)) {
        return slots[slot];
      }
    }
    return NONE;
  }

  private int firstSlot(String name) {
    int hash = name.hashCode();
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }
}
