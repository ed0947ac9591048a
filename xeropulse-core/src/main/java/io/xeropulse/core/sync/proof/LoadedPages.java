package io.xeropulse.core.sync.proof;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the warehouse keeps of the pages that were loaded. Implementations are thread-safe. */
public interface LoadedPages {

  /**
   * The totals that were written with a session's pages.
   *
   * @param session the session
   * @return a total for each page that brought a record
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  List<PageTotal> totals(SyncSession session);

  /**
   * Works out anew, from what the tables hold, what {@link HeldContent} said when it was written.
   *
   * @param organization whose
   * @param source where the records are from
   * @param kind what they are
   * @param sourceIds which
   * @return the content of those that are held, by identifier
   * @throws io.xeropulse.core.StorageUnavailableException if the database cannot be reached
   */
  Map<String, Long> contents(
      OrganizationId organization,
      String source,
      Class<? extends Fact> kind,
      Collection<String> sourceIds);
}
