package io.xeropulse.core.sync.load;

/**
 * Remembers which ids a reading sent, as 64-bit hashes in about 16 bytes an id, so that a million
 * fit. It may, once in 2^64 divided by their number, think that an id was seen that was not; it
 * never forgets one. Not thread-safe.
 */
public final class SeenIds {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] slots = new long[FIRST_CAPACITY];
  private int size;

  /** Creates an empty memory. */
  public SeenIds() {}

  /**
   * Remembers an id.
   *
   * @param id the source's identifier
   * @return true if it was not remembered yet
   */
  public boolean add(String id) {
    if (size * 2 >= slots.length) {
      grow();
    }
    boolean added = insert(slots, hash(id));
    size += added ? 1 : 0;
    return added;
  }

  /**
   * Whether an id was sent.
   *
   * @param id the source's identifier
   * @return true if it was
   */
  public boolean contains(String id) {
    long hash = hash(id);
    for (int i = slot(slots, hash); slots[i] != 0; i = (i + 1) & (slots.length - 1)) {
      if (slots[i] == hash) {
        return true;
      }
    }
    return false;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        insert(larger, hash);
      }
    }
    slots = larger;
  }

  private static boolean insert(long[] slots, long hash) {
    int i = slot(slots, hash);
    while (slots[i] != 0) {
      if (slots[i] == hash) {
        return false;
      }
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = hash;
    return true;
  }

  private static int slot(long[] slots, long hash) {
    return (int) (hash >>> 32) & (slots.length - 1);
  }

  /** FNV-1a, then a finisher that spreads it over all bits; 0 marks a free slot and is avoided. */
  private static long hash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
