package io.xeropulse.authz.audit;

import java.util.Iterator;
import java.util.Optional;

/**
 * Checks an organization's log against itself and an anchored head, without the database: it needs
 * the entries and the keys. Thread-safe.
 */
public final class AuditVerifier {
  private final AuditChain chain;

  /**
   * Creates a verifier.
   *
   * @param keys every key the log was written with
   */
  public AuditVerifier(AuditKeys keys) {
    chain = new AuditChain(keys);
  }

  /**
   * What was found. Immutable.
   *
   * @param entries how many entries are good, counted from the first
   * @param brokenAt sequence of the first entry that is missing, changed or out of place, or empty
   *     when the log is whole
   * @param finding what is wrong with it, or that nothing is
   */
  public record Verdict(long entries, Optional<Long> brokenAt, String finding) {
    /**
     * Whether the log is whole.
     *
     * @return true if nothing is wrong
     */
    public boolean whole() {
      return brokenAt.isEmpty();
    }
  }

  /**
   * Checks a whole log.
   *
   * @param entries every entry of one organization, in order
   * @param anchored the newest head that was published elsewhere, if any; without one, cutting
   *     entries off the end cannot be seen
   * @return the first fault, or that there is none
   */
  public Verdict verify(Iterator<AuditEntry> entries, Optional<ChainHead> anchored) {
    ChainHead head = ChainHead.EMPTY;
    while (entries.hasNext()) {
      AuditEntry entry = entries.next();
      Optional<String> fault = fault(head, entry, anchored);
      if (fault.isPresent()) {
        return broken(head, fault.get());
      }
      head = new ChainHead(entry.sequence(), entry.hash());
    }
    if (anchored.isPresent() && anchored.get().sequence() > head.sequence()) {
      return broken(head, "missing: the anchored head is entry " + anchored.get().sequence());
    }
    return new Verdict(head.sequence(), Optional.empty(), "whole");
  }

  private Optional<String> fault(ChainHead head, AuditEntry entry, Optional<ChainHead> anchored) {
    if (entry.sequence() != head.sequence() + 1) {
      return Optional.of("missing or out of place: entry " + entry.sequence() + " stands there");
    }
    if (!entry.previous().equals(head.hash())) {
      return Optional.of("does not follow the entry before it");
    }
    Optional<String> expected = chain.expectedHash(entry);
    if (expected.isEmpty()) {
      return Optional.of("made with an unknown key");
    }
    if (!expected.get().equals(entry.hash())) {
      return Optional.of("changed after it was written");
    }
    return anchored
        .filter(known -> known.sequence() == entry.sequence())
        .filter(known -> !known.hash().equals(entry.hash()))
        .map(known -> "differs from the anchored head: the log was rewritten");
  }

  private static Verdict broken(ChainHead head, String finding) {
    long at = head.sequence() + 1;
    return new Verdict(head.sequence(), Optional.of(at), "Entry " + at + " " + finding);
  }
}
