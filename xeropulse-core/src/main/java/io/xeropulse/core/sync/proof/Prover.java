package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import java.time.LocalDate;
import java.util.List;

/** Proves what a session of one organization loaded. Implementations are thread-safe. */
public interface Prover {

  /**
   * Whose books it proves; a pipeline refuses to sync any other organization with it.
   *
   * @return the organization, always the same
   */
  OrganizationId organization();

  /**
   * Proves the books that the session's organization has now, and keeps the certificate.
   *
   * @param session the session
   * @param asAt the last day that counts
   * @param loaded what the session loaded, entity by entity
   * @return the certificate, whatever it says
   * @throws io.xeropulse.core.InvalidConfigurationException if the session is another
   *     organization's; nothing was asked or kept
   * @throws io.xeropulse.core.XeroPulseException if it could not be made; the facts stay loaded
   */
  Certificate prove(SyncSession session, LocalDate asAt, List<HandedOver> loaded);

  /**
   * A prover that ties out what the warehouse holds of the organization whose trial balance is
   * asked.
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
   * A prover that ties out what the warehouse holds of the organization whose trial balance is
   * asked, and looks into it further.
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
    return new TieOutProver(held, pages, tieOut, store, List.copyOf(checks));
  }
}
