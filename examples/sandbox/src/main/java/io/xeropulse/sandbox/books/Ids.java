package io.xeropulse.sandbox.books;

import java.util.Optional;
import java.util.UUID;

/** Ids that tell what they name: kind and seed in the high half, index and part in the low one. */
public final class Ids {

  private Ids() {}

  /** What an id names. */
  public enum Kind {
    ACCOUNT(0xA0),
    CONTACT(0xA1),
    INVOICE(0xA2),
    LINE(0xA3),
    PAYMENT(0xA4),
    CREDIT_NOTE(0xA5),
    ALLOCATION(0xA6),
    BANK_TRANSACTION(0xA7),
    BANK_TRANSFER(0xA8),
    MANUAL_JOURNAL(0xA9),
    TRACKING(0xAA),
    USER(0xAC),
    JOURNAL(0xAD),
    BUDGET(0xAE),
    OVERPAYMENT(0xAF),
    PREPAYMENT(0xB0),
    ITEM(0xB1),
    TENANT(0xB2),
    CONNECTION(0xB3),
    STAFF(0xB4),
    TASK(0xB5),
    CLIENT(0xB6),
    CATEGORY(0xB7),
    JOB(0xB8),
    TIME(0xB9),
    COST(0xBA),
    JOB_INVOICE(0xBB),
    JOB_INVOICE_LINE(0xBC),
    GROUP(0xBD),
    BATCH_PAYMENT(0xBE),
    BRANDING_THEME(0xBF),
    PAYMENT_SERVICE(0xC0),
    EXPENSE_CLAIM(0xC1),
    RECEIPT(0xC2),
    LINKED_TRANSACTION(0xC3),
    REPORT(0xC4),
    CLIENT_CONTACT(0xC5),
    CUSTOM_FIELD(0xC6),
    JOB_TASK(0xC7),
    TEMPLATE(0xC8);

    private final long prefix;

    Kind(long prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * Makes an id.
   *
   * @param kind what it names
   * @param seed the practice's seed
   * @param index which one, below 2^48
   * @param part which part of it, below 2^13
   * @return the id, always the same
   */
  public static UUID of(Kind kind, long seed, long index, int part) {
    long mixed = seed * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 29;
    long high = (kind.prefix << 56) | (mixed & 0x00FFFFFFFFFF0FFFL) | 0x4000L;
    return new UUID(high, (1L << 63) | ((long) part << 48) | index);
  }

  /**
   * Makes an id of something without parts.
   *
   * @param kind what it names
   * @param seed the practice's seed
   * @param index which one
   * @return the id
   */
  public static UUID of(Kind kind, long seed, long index) {
    return of(kind, seed, index, 0);
  }

  /**
   * Reads an id.
   *
   * @param text what may be one
   * @return the id, if it is one
   */
  public static Optional<UUID> find(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /**
   * Reads the index back.
   *
   * @param id an id made here
   * @return which one it names
   */
  public static long index(UUID id) {
    return id.getLeastSignificantBits() & 0xFFFF_FFFF_FFFFL;
  }
}
