package io.xeropulse.core.sync.proof;

import io.xeropulse.core.sync.state.SyncSession;
import java.time.LocalDate;

/** Proves what a session loaded. Implementations are thread-safe. */
@FunctionalInterface
public interface Prover {

  /**
   * Proves the books that the session's organization has now, and keeps the certificate.
   *
   * @param session the session
   * @param asAt the last day that counts
   * @return the certificate, whatever it says
   * @throws io.xeropulse.core.XeroPulseException if it could not be made; the facts stay loaded
   */
  Certificate prove(SyncSession session, LocalDate asAt);

  /**
   * A prover that ties out what the warehouse holds.
   *
   * @param held reads what is held
   * @param tieOut compares it
   * @param store keeps the certificate
   * @return the prover
   */
  static Prover of(HeldRecords held, TieOut tieOut, CertificateStore store) {
    return (session, asAt) -> {
      Certificate certificate =
          tieOut.prove(session.organization(), held.of(session.organization()), asAt);
      store.keep(session, certificate);
      return certificate;
    };
  }
}
