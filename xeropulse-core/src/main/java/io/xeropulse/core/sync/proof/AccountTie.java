package io.xeropulse.core.sync.proof;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One account in both ledgers. Immutable.
 *
 * @param accountId the source's identifier, or the stand-in of an account that its chart lacks
 * @param label its code or name
 * @param ours our balance, debit positive, in base currency
 * @param theirs the source's
 * @param verdict whether they agree
 * @param reason what explains the difference; null unless explained
 */
public record AccountTie(
    String accountId,
    String label,
    BigDecimal ours,
    BigDecimal theirs,
    Verdict verdict,
    @Nullable String reason) {

  /** Whether two balances agree. */
  public enum Verdict {
    /** To the cent. */
    MATCHED,
    /** Not, for a known reason that no document could show. */
    EXPLAINED,
    /** Not. */
    UNMATCHED;

    /**
     * The word used in reports.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What our balance is above the source's.
   *
   * @return the difference; shown as it is, also when it is explained
   */
  public BigDecimal difference() {
    return ours.subtract(theirs);
  }
}
