package io.xeropulse.authz.audit;

import io.xeropulse.core.XeroPulseException;
import io.xeropulse.core.model.OrganizationId;

/** The audit log is not what it was when its head was published: somebody must look into it. */
public final class BrokenAuditException extends XeroPulseException {
  private static final long serialVersionUID = 1L;

  BrokenAuditException(OrganizationId organization, long sequence, String finding) {
    super(
        "Entry %d of the audit log of organization %s %s, though its head was published; keep the database as it is and compare the log with its exports"
            .formatted(sequence, organization, finding),
        null);
  }
}
