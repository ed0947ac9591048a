package io.xeropulse.warehouse.report;

import io.xeropulse.core.model.OrganizationId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads which state of an organization readers see, and how its proof ended. */
final class Publications {
  private Publications() {}

  static Optional<Publication> of(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select session_id, published_at, as_at, base_currency from published
            where organization_id = :organization
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new Publication(
                    row.getObject("session_id", UUID.class),
                    row.getTimestamp("published_at").toInstant(),
                    row.getObject("as_at", LocalDate.class),
                    row.getString("base_currency")))
        .findOne();
  }

  static Optional<ProofSummary> proof(
      Handle handle, OrganizationId organization, Publication publication) {
    return handle
        .createQuery(
            """
            select t.as_at, t.proved_at, t.tied, cardinality(t.doubts) as doubts, t.certificate_hash,
              count(a) as accounts, count(a) filter (where a.verdict = 'unmatched') as unmatched
            from tie_out t left join tie_out_account a using (organization_id, session_id)
            where t.organization_id = :organization and t.session_id = :session
            group by t.organization_id, t.session_id
            """)
        .bind("organization", organization.value())
        .bind("session", publication.sessionId())
        .map(
            (row, context) ->
                new ProofSummary(
                    row.getObject("as_at", LocalDate.class),
                    row.getTimestamp("proved_at").toInstant(),
                    row.getBoolean("tied"),
                    row.getInt("accounts"),
                    row.getInt("unmatched"),
                    row.getInt("doubts"),
                    row.getString("certificate_hash")))
        .findOne();
  }
}
