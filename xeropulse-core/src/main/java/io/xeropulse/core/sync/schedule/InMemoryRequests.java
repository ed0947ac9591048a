package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps requests as long as the process lives. Thread-safe. */
final class InMemoryRequests implements SyncRequestStore {
  private final Map<OrganizationId, List<SyncRequest>> waiting = new HashMap<>();
  private long last;

  @Override
  public synchronized void add(OrganizationId organization, Trigger trigger) {
    waiting
        .computeIfAbsent(organization, first -> new ArrayList<>())
        .add(new SyncRequest(++last, trigger, 0, null));
  }

  @Override
  public synchronized List<SyncRequest> waiting(OrganizationId organization) {
    return List.copyOf(waiting.getOrDefault(organization, List.of()));
  }

  @Override
  public void answer(SyncSession session, List<SyncRequest> done) {
    refuse(session.organization(), done);
  }

  @Override
  public void postpone(SyncSession session, List<SyncRequest> failed, Instant notBefore) {
    postpone(session.organization(), failed, notBefore);
  }

  @Override
  public synchronized void postpone(
      OrganizationId organization, List<SyncRequest> failed, Instant notBefore) {
    waiting
        .getOrDefault(organization, List.of())
        .replaceAll(
            request ->
                failed.contains(request)
                    ? new SyncRequest(
                        request.number(), request.trigger(), request.tries() + 1, notBefore)
                    : request);
  }

  @Override
  public synchronized void refuse(OrganizationId organization, List<SyncRequest> impossible) {
    List<SyncRequest> left = waiting.get(organization);
    if (left != null) {
      left.removeAll(impossible);
    }
  }
}
