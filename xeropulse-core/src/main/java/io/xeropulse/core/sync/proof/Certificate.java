package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.proof.AccountTie.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a tie-out found: every account with its balance on both sides, and where they part.
 * Immutable.
 *
 * @param organization whose books
 * @param asAt the last day that counts
 * @param accounts every account that either side has a balance on, by label
 * @param breaks where the differences arose
 * @param doubts records that contradict each other, whether or not an account differs
 * @param reportsRead how many trial balances were asked of the source
 */
public record Certificate(
    OrganizationId organization,
    LocalDate asAt,
    List<AccountTie> accounts,
    List<Break> breaks,
    List<Suspect> doubts,
    int reportsRead) {
  public Certificate {
    accounts = List.copyOf(accounts);
    breaks = List.copyOf(breaks);
    doubts = List.copyOf(doubts);
  }

  /**
   * The same certificate with more records that contradict the source.
   *
   * @param more those records
   * @return a copy
   */
  public Certificate withDoubts(List<Suspect> more) {
    List<Suspect> all = new ArrayList<>(doubts);
    all.addAll(more);
    return new Certificate(organization, asAt, accounts, breaks, all, reportsRead);
  }

  /**
   * The pages and records of which the warehouse holds something else than the session loaded.
   *
   * @return those; empty if everything is held as it was loaded
   */
  public List<Suspect> altered() {
    return doubts.stream()
        .filter(doubt -> doubt.kind() == Suspect.Kind.PAGE || doubt.kind() == Suspect.Kind.ALTERED)
        .toList();
  }

  /**
   * Whether no account differs without a known reason, on the day and on every earlier one that was
   * compared.
   *
   * @return true if the ledgers agree
   */
  public boolean tied() {
    return breaks.isEmpty() && unmatched().isEmpty();
  }

  /**
   * Whether the ledgers agree and no two records contradict each other.
   *
   * @return true if there is nothing to look into
   */
  public boolean sound() {
    return tied() && doubts.isEmpty();
  }

  /**
   * The accounts that differ without a known reason.
   *
   * @return those, by label
   */
  public List<AccountTie> unmatched() {
    return accounts.stream().filter(a -> a.verdict() == Verdict.UNMATCHED).toList();
  }

  /**
   * What the certificate says, in a line for people.
   *
   * @return such as "as at 2025-06-30: 31 accounts, 1 does not agree, 1 breaks in time, 0
   *     contradictions: 610 by 0.01"
   */
  public String summary() {
    List<AccountTie> unmatched = unmatched();
    StringBuilder text =
        new StringBuilder(
            "as at %s: %d accounts, %d %s not agree, %d breaks in time, %d contradictions"
                .formatted(
                    asAt,
                    accounts.size(),
                    unmatched.size(),
                    unmatched.size() == 1 ? "does" : "do",
                    breaks.size(),
                    doubts.size()));
    for (AccountTie account : unmatched) {
      text.append(unmatched.indexOf(account) == 0 ? ": " : ", ")
          .append(account.label())
          .append(" by ")
          .append(account.difference().toPlainString());
    }
    return text.toString();
  }

  /**
   * A hash over organization, day and every account's balances and verdict, by which a stored
   * certificate can be shown to be unchanged.
   *
   * @return SHA-256, in hex
   */
  public String hash() {
    StringBuilder text = new StringBuilder(organization + "|" + asAt + "\n");
    for (AccountTie account : accounts) {
      text.append(account.accountId())
          .append('|')
          .append(plain(account.ours()))
          .append('|')
          .append(plain(account.theirs()))
          .append('|')
          .append(account.verdict().word())
          .append('|')
          .append(account.reason())
          .append('\n');
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
