package io.xeropulse.core.model;

/** Where a document stands, whatever word the source uses; the source's word is kept beside it. */
public enum DocumentStatus {
  /** Being written; not in the books. */
  DRAFT,
  /** Waiting for approval; not in the books. */
  SUBMITTED,
  /** Approved and open, wholly or in part. */
  AUTHORISED,
  /** Approved and settled. */
  PAID,
  /** Approved once, then cancelled. */
  VOIDED,
  /** Deleted before approval. */
  DELETED,
  /** A word this version does not know; treated as in the books, never dropped. */
  UNKNOWN;

  /**
   * Whether a document in this status is in the books.
   *
   * @return false for drafts, submitted, voided and deleted documents
   */
  public boolean inTheBooks() {
    return this == AUTHORISED || this == PAID || this == UNKNOWN;
  }
}
