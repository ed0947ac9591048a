package io.xeropulse.warehouse.state;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.organization.SyncSettings;
import io.xeropulse.core.sync.trigger.BusinessHours;
import io.xeropulse.core.sync.trigger.HolidayCalendar;
import io.xeropulse.core.sync.trigger.NamedHolidays;
import io.xeropulse.warehouse.access.DatabaseRole;
import io.xeropulse.warehouse.access.TenantTransactions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which organizations are open, and how each is synced; the same for all nodes. Thread-safe. */
public final class OrganizationRegister {
  private static final OrganizationId NONE = new OrganizationId(new UUID(0, 0));

  private final TenantTransactions home;
  private final InstantSource clock;

  /**
   * Creates a register.
   *
   * @param home the schema that all organizations share
   * @param clock tells when something changed
   */
  public OrganizationRegister(TenantTransactions home, InstantSource clock) {
    this.home = home;
    this.clock = clock;
  }

  /**
   * Opens an organization, or changes how it is synced. The same settings again change nothing.
   *
   * @param organization which
   * @param settings how it is synced
   * @throws InvalidConfigurationException if its holidays are told by a program, which cannot be
   *     kept
   */
  public void put(OrganizationId organization, SyncSettings settings) {
    BusinessHours hours = settings.hours();
    List<String> holidays = holidays(organization, hours.holidays());
    home.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          handle.execute(
              "insert into open_organization (organization) values (?) on conflict do nothing",
              organization.value());
          return handle
              .createUpdate(
                  """
                  insert into organization_settings as o
                    (organization_id, zone, working_days, holidays, opens_second, closes_second,
                     interval_minutes, proved, base_currency, changed_at)
                  values (:organization, :zone, :days, :holidays, :opens, :closes, :interval, :proved,
                    :currency, :now)
                  on conflict (organization_id) do update set
                    zone = excluded.zone, working_days = excluded.working_days, holidays = excluded.holidays,
                    opens_second = excluded.opens_second, closes_second = excluded.closes_second,
                    interval_minutes = excluded.interval_minutes, proved = excluded.proved,
                    base_currency = excluded.base_currency, changed_at = excluded.changed_at
                  where (o.zone, o.working_days, o.holidays, o.opens_second, o.closes_second, o.interval_minutes,
                      o.proved, o.base_currency)
                    is distinct from (excluded.zone, excluded.working_days, excluded.holidays, excluded.opens_second,
                      excluded.closes_second, excluded.interval_minutes, excluded.proved, excluded.base_currency)
                  """)
              .bind("organization", organization.value())
              .bind("zone", hours.zone().getId())
              .bindArray(
                  "days",
                  String.class,
                  hours.workingDays().stream().sorted().map(DayOfWeek::name).toList())
              .bindArray("holidays", String.class, holidays)
              .bind("opens", hours.opensInclusive().toSecondOfDay())
              .bind("closes", hours.closesExclusive().toSecondOfDay())
              .bind("interval", hours.interval().toMinutes())
              .bind("proved", settings.proved())
              .bind("currency", settings.baseCurrency())
              .bind("now", Timestamp.from(clock.instant()))
              .execute();
        });
  }

  /**
   * How an organization is synced.
   *
   * @param organization which
   * @return its settings as they are now, or empty if it was never opened or was closed
   */
  public Optional<SyncSettings> of(OrganizationId organization) {
    return home.run(
        organization,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery(
                    "select * from organization_settings where organization_id = :organization")
                .bind("organization", organization.value())
                .map((row, context) -> settings(row))
                .findOne());
  }

  /**
   * All organizations that are open.
   *
   * @return sorted by identifier
   */
  public List<OrganizationId> all() {
    return home.run(
        NONE,
        DatabaseRole.LOADER,
        handle ->
            handle
                .createQuery("select organization from open_organization order by organization")
                .mapTo(UUID.class)
                .map(OrganizationId::new)
                .list());
  }

  /**
   * Closes an organization: it is not synced any more; what is held of it stays.
   *
   * @param organization which; an unknown one is fine
   */
  public void remove(OrganizationId organization) {
    home.run(
        organization,
        DatabaseRole.LOADER,
        handle -> {
          handle.execute(
              "delete from organization_settings where organization_id = ?", organization.value());
          return handle.execute(
              "delete from open_organization where organization = ?", organization.value());
        });
  }

  private static List<String> holidays(OrganizationId organization, HolidayCalendar calendar) {
    if (calendar.equals(HolidayCalendar.NONE)) {
      return List.of();
    }
    if (calendar instanceof NamedHolidays named) {
      return named.days().stream().sorted().map(LocalDate::toString).toList();
    }
    throw new InvalidConfigurationException(
        "organization %s: its holidays are told by a program, which other nodes would not have; name the days with HolidayCalendar.of(…)"
            .formatted(organization));
  }

  private static SyncSettings settings(ResultSet row) throws SQLException {
    BusinessHours hours =
        new BusinessHours(
            ZoneId.of(row.getString("zone")),
            elements(row.getArray("working_days"), DayOfWeek::valueOf),
            HolidayCalendar.of(elements(row.getArray("holidays"), LocalDate::parse)),
            LocalTime.ofSecondOfDay(row.getInt("opens_second")),
            LocalTime.ofSecondOfDay(row.getInt("closes_second")),
            Duration.ofMinutes(row.getInt("interval_minutes")));
    return new SyncSettings(hours, row.getBoolean("proved"), row.getString("base_currency"));
  }

  private static <T> Set<T> elements(Array array, Function<String, T> value) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).map(value).collect(Collectors.toSet());
  }
}
