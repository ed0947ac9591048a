package io.xeropulse.xero.internal.paging;

/**
 * Which identifiers were seen, as 64-bit hashes: 16 bytes each at most, so that a million records
 * fit into a small heap. A collision only makes a crawl look twice. Not thread-safe.
 */
final class SeenIds {
  private static final long EMPTY = 0;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] slots = new long[2_048];
  private int size;

  /** Remembers an identifier; false if it was seen before. */
  boolean add(String id) {
    if (2 * size >= slots.length) {
      grow();
    }
    boolean added = put(slots, hash(id));
    size += added ? 1 : 0;
    return added;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (long hash : slots) {
      if (hash != EMPTY) {
        put(larger, hash);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long hash) {
    int slot = (int) (hash >>> 32) & (slots.length - 1);
    while (slots[slot] != EMPTY) {
      if (slots[slot] == hash) {
        return false;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = hash;
    return true;
  }

  private static long hash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    return hash == EMPTY ? 1 : hash;
  }
}
