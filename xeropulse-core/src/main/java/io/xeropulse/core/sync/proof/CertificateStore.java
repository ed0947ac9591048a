package io.xeropulse.core.sync.proof;

import io.xeropulse.core.sync.state.SyncSession;

/** Keeps certificates. Implementations are thread-safe. */
@FunctionalInterface
public interface CertificateStore {

  /**
   * Keeps a session's certificate; keeping it again replaces it.
   *
   * @param session the session
   * @param certificate the certificate
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  void keep(SyncSession session, Certificate certificate);
}
