package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.LocalDate;
import java.util.List;

/** Ties out what the warehouse holds of the organization whose trial balance is asked. */
record TieOutProver(
    HeldRecords held,
    LoadedPages pages,
    TieOut tieOut,
    CertificateStore store,
    List<BooksCheck> checks)
    implements Prover {

  @Override
  public OrganizationId organization() {
    return tieOut.theirs().organization();
  }

  @Override
  public Certificate prove(SyncSession session, LocalDate asAt, List<HandedOver> loaded) {
    OwnBooks.require("The prover", organization(), session.organization());
    Held books = held.of(session.organization());
    Certificate certificate =
        tieOut
            .prove(session.organization(), books, asAt)
            .withDoubts(PageProof.suspects(session, loaded, pages));
    for (BooksCheck check : checks) {
      certificate = certificate.withDoubts(check.check(session.organization(), asAt));
    }
    store.keep(session, certificate);
    return certificate;
  }
}
