package io.xeropulse.core.sync.schedule;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.Cancellation;
import io.xeropulse.core.sync.Remaining;
import io.xeropulse.core.sync.SyncHistory;
import io.xeropulse.core.sync.SyncReport;
import io.xeropulse.core.sync.SyncStatus;
import io.xeropulse.core.sync.state.SyncSession;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A practice whose syncs end as they are told to, on a clock that is moved by hand. */
final class PlannedSyncs implements OrganizationSyncs, InstantSource {
  final List<String> ran = new ArrayList<>();
  final List<Trigger> triggers = new ArrayList<>();
  final Map<OrganizationId, SyncHistory> histories = new HashMap<>();
  Instant now;
  Instant resumeAt;
  RuntimeException failure;
  Runnable during = () -> {};
  private SyncStatus status = SyncStatus.COMPLETED;
  private Remaining remaining = Remaining.NOTHING;

  PlannedSyncs(String now) {
    this.now = Instant.parse(now);
  }

  static OrganizationId organization(int number) {
    return new OrganizationId(new UUID(0, number));
  }

  /** How syncs end from now on. */
  void ends(SyncStatus how, Remaining left) {
    status = how;
    remaining = left;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  SyncHistory history(OrganizationId organization) {
    return histories.getOrDefault(organization, SyncHistory.NONE);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public BusinessHours hours(OrganizationId organization) {
    return BusinessHours.in(ZoneOffset.UTC);
  }

  @Override
  public synchronized SyncReport sync(
      OrganizationId organization, Trigger trigger, Cancellation cancellation) {
    ran.add(
        "%s %s at %s"
            .formatted(organization.value().getLeastSignificantBits(), trigger.name(), now));
    triggers.add(trigger);
    Instant started = now;
    during.run();
    if (failure != null) {
      throw failure;
    }
    SyncStatus ended = resumeAt == null ? status : SyncStatus.SUSPENDED;
    Remaining left = resumeAt == null ? remaining : Remaining.READING;
    boolean published = left == Remaining.NOTHING;
    boolean read = published || left == Remaining.PUBLICATION;
    boolean all = read && !(trigger instanceof Trigger.Publication);
    SyncHistory before = history(organization);
    String error = published ? null : "Xero answered 502";
    histories.put(
        organization,
        new SyncHistory(
            all ? started : before.lastReadToTheEnd(),
            published ? started : before.lastPublished(),
            ended,
            resumeAt,
            error,
            left,
            0));
    SyncSession session = new SyncSession(UUID.randomUUID(), organization, ran.size());
    return new SyncReport(session, ended, List.of(), List.of(), resumeAt, error, left);
  }
}
