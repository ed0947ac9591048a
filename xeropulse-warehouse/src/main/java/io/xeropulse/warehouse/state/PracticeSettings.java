package io.xeropulse.warehouse.state;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.core.wip.RatePreference;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What the practice keeps itself, because XPM has no place for it: rates and teams. Thread-safe.
 */
public final class PracticeSettings {
  private static final int RATE_SCALE = 4;

  private final TenantTransactions transactions;

  /**
   * Creates settings.
   *
   * @param transactions the database
   */
  public PracticeSettings(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Replaces the rate card by one on which a person's rate goes before a task's. The same card
   * again changes no row.
   *
   * @param organization whose
   * @param entries the whole card
   * @throws io.xeropulse.core.InvalidConfigurationException if two entries contradict each other;
   *     nothing is changed
   */
  public void replaceRateCard(OrganizationId organization, List<RateCardEntry> entries) {
    replaceRateCard(organization, entries, RatePreference.STAFF_RATE);
  }

  /**
   * Replaces the rate card. The same card again changes no row.
   *
   * @param organization whose
   * @param entries the whole card
   * @param preference whether a person's rate goes before a task's
   * @throws io.xeropulse.core.InvalidConfigurationException if two entries contradict each other;
   *     nothing is changed
   */
  public void replaceRateCard(
      OrganizationId organization, List<RateCardEntry> entries, RatePreference preference) {
    RateCard.of(entries, preference);
    List<RateCardEntry> stored = entries.stream().map(PracticeSettings::asStored).toList();
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          prefer(handle, organization, preference);
          return entries(handle, organization).equals(stored)
              ? 0
              : write(handle, organization, stored);
        });
  }

  /**
   * Replaces who is in which team. The same teams again change no row.
   *
   * @param organization whose
   * @param teamByStaffId the whole assignment: staff id to team name
   */
  public void replaceTeams(OrganizationId organization, Map<String, String> teamByStaffId) {
    transactions.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            teams(handle, organization).equals(teamByStaffId)
                ? 0
                : writeTeams(handle, organization, teamByStaffId));
  }

  /**
   * Reads the rate card inside a transaction of the organization.
   *
   * @param handle a transaction of {@link TenantTransactions}
   * @param organization whose
   * @return the card; empty if the practice gave none, so that all time is unpriced
   */
  public static RateCard rateCard(Handle handle, OrganizationId organization) {
    RatePreference preference =
        handle
            .createQuery(
                "select preference from rate_preference where organization_id =" + " :organization")
            .bind("organization", organization.value())
            .mapTo(String.class)
            .findOne()
            .map(word -> RatePreference.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(RatePreference.STAFF_RATE);
    return RateCard.of(entries(handle, organization), preference);
  }

  private static List<RateCardEntry> entries(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            """
            select staff_id, task_id, hourly_rate, valid_from, valid_to, job_id, client_id, rate_source
            from rate_card
            where organization_id = :organization order by line_no
            """)
        .bind("organization", organization.value())
        .map(
            (row, context) ->
                new RateCardEntry(
                    row.getString("staff_id"),
                    row.getString("task_id"),
                    row.getBigDecimal("hourly_rate"),
                    row.getObject("valid_from", LocalDate.class),
                    row.getObject("valid_to", LocalDate.class),
                    row.getString("job_id"),
                    row.getString("client_id"),
                    row.getString("rate_source")))
        .list();
  }

  private static RateCardEntry asStored(RateCardEntry entry) {
    return new RateCardEntry(
        entry.staffId(),
        entry.taskId(),
        entry.hourlyRate().setScale(RATE_SCALE, RoundingMode.HALF_UP),
        entry.validFrom(),
        entry.validTo(),
        entry.jobId(),
        entry.clientId(),
        entry.source());
  }

  private static void prefer(
      Handle handle, OrganizationId organization, RatePreference preference) {
    handle
        .createUpdate(
            """
            insert into rate_preference as p (organization_id, preference)
            select :organization, :preference
            where not exists (
              select from rate_preference
              where organization_id = :organization and preference = :preference)
            on conflict (organization_id) do update set preference = excluded.preference
            """)
        .bind("organization", organization.value())
        .bind("preference", preference.name().toLowerCase(Locale.ROOT))
        .execute();
  }

  private static Map<String, String> teams(Handle handle, OrganizationId organization) {
    return handle
        .createQuery(
            "select staff_id, team from team_member where organization_id =" + " :organization")
        .bind("organization", organization.value())
        .map((row, context) -> Map.entry(row.getString("staff_id"), row.getString("team")))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static int write(
      Handle handle, OrganizationId organization, List<RateCardEntry> entries) {
    clear(handle, "rate_card", organization);
    if (entries.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into rate_card
              (organization_id, line_no, staff_id, task_id, hourly_rate, valid_from, valid_to, job_id,
               client_id, rate_source)
            values (:organization, :line, :staff, :task, :rate, :from, :to, :job, :client, :source)
            """);
    int line = 0;
    for (RateCardEntry entry : entries) {
      batch
          .bind("organization", organization.value())
          .bind("line", ++line)
          .bind("staff", entry.staffId())
          .bind("task", entry.taskId())
          .bind("rate", entry.hourlyRate())
          .bind("from", entry.validFrom())
          .bind("to", entry.validTo())
          .bind("job", entry.jobId())
          .bind("client", entry.clientId())
          .bind("source", entry.source())
          .add();
    }
    return batch.execute().length;
  }

  private static int writeTeams(
      Handle handle, OrganizationId organization, Map<String, String> teamByStaffId) {
    clear(handle, "team_member", organization);
    if (teamByStaffId.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into team_member (organization_id, staff_id, team) values"
                + " (:organization, :staff, :team)");
    teamByStaffId.forEach(
        (staff, team) ->
            batch
                .bind("organization", organization.value())
                .bind("staff", staff)
                .bind("team", team)
                .add());
    return batch.execute().length;
  }

  private static void clear(Handle handle, String table, OrganizationId organization) {
    handle
        .createUpdate("delete from " + table + " where organization_id = :organization")
        .bind("organization", organization.value())
        .execute();
  }
}
