package io.xeropulse.core.sync.proof;

import io.xeropulse.core.sync.state.SyncSession;
import java.time.LocalDate;
import java.util.List;

/** Proves what a session loaded. Implementations are thread-safe. */
@FunctionalInterface
public interface Prover {

  /**
   * Proves the books that the session's organization has now, and keeps the certificate.
   *
   * @param session the session
   * @param asAt the last day that counts
   * @param loaded what the session loaded, entity by entity
   * @return the certificate, whatever it says
   * @throws io.xeropulse.core.XeroPulseException if it could not be made; the facts stay loaded
   */
  Certificate prove(SyncSession session, LocalDate asAt, List<HandedOver> loaded);

  /**
   * A prover that ties out what the warehouse holds.
   *
   * @param held reads what is held
   * @param pages keeps what was loaded
   * @param tieOut compares what is held
   * @param store keeps the certificate
   * @return the prover
   */
  static Prover of(HeldRecords held, LoadedPages pages, TieOut tieOut, CertificateStore store) {
    return of(held, pages, tieOut, store, List.of());
  }

  /**
   * A prover that ties out what the warehouse holds and looks into it further.
   *
   * @param held reads what is held
   * @param pages keeps what was loaded
   * @param tieOut compares what is held
   * @param store keeps the certificate
   * @param checks what else is asked; their findings are among the certificate's doubts
   * @return the prover
   */
  static Prover of(
      HeldRecords held,
      LoadedPages pages,
      TieOut tieOut,
      CertificateStore store,
      List<BooksCheck> checks) {
    List<BooksCheck> all = List.copyOf(checks);
    return (session, asAt, loaded) -> {
      Held books = held.of(session.organization());
      Certificate certificate =
          tieOut
              .prove(session.organization(), books, asAt)
              .withDoubts(PageProof.suspects(session, loaded, pages));
      for (BooksCheck check : all) {
        certificate = certificate.withDoubts(check.check(session.organization(), asAt));
      }
      store.keep(session, certificate);
      return certificate;
    };
  }
}
