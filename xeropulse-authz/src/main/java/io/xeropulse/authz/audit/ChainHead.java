package io.xeropulse.authz.audit;

/**
 * The end of an organization's chain. Immutable.
 *
 * @param sequence number of the last entry, 0 for an empty log
 * @param hash its hash in hexadecimal, 64 zeros for an empty log
 */
public record ChainHead(long sequence, String hash) {
  /** The head of a log without entries. */
  public static final ChainHead EMPTY = new ChainHead(0, "0".repeat(64));
}
