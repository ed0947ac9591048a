package io.xeropulse.core.sync.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessHoursTest {
  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");

  @ParameterizedTest(name = "{0}: after {1} in {2} comes {3}")
  @CsvSource({
    "before opening,          2025-06-30T07:59:59, Australia/Sydney,    2025-06-30T08:00",
    "at opening sharp,        2025-06-30T08:00,    Australia/Sydney,    2025-06-30T10:00",
    "last run of the day,     2025-06-30T15:59,    Australia/Sydney,    2025-06-30T16:00",
    "18:00 is excluded,       2025-06-30T16:00,    Australia/Sydney,    2025-07-01T08:00",
    "18:00 sharp,             2025-06-30T18:00,    Australia/Sydney,    2025-07-01T08:00",
    "over the weekend,        2025-06-27T17:00,    Australia/Sydney,    2025-06-30T08:00",
    "over the year's end,     2025-12-31T16:00,    Australia/Sydney,    2026-01-01T08:00",
    "into a leap day,         2024-02-28T16:00,    Australia/Sydney,    2024-02-29T08:00",
    "out of a leap day,       2024-02-29T16:00,    Australia/Sydney,    2024-03-01T08:00",
    "no leap day,             2025-02-28T16:00,    Australia/Sydney,    2025-03-03T08:00",
    "half-hour zone,          2025-06-30T09:15,    Asia/Kolkata,        2025-06-30T10:00",
    "three-quarter zone,      2025-06-30T09:15,    Pacific/Chatham,     2025-06-30T10:00",
    "half-hour saving,        2025-10-03T16:00,    Australia/Lord_Howe, 2025-10-06T08:00",
    "saving begins at night,  2025-10-03T16:00,    Australia/Sydney,    2025-10-06T08:00",
    "saving ends at night,    2025-04-04T16:00,    Australia/Sydney,    2025-04-07T08:00",
  })
  void shouldBeDueEveryTwoHoursOfTheOrganizationsDay(
      String why, String after, String zone, String expected) {
    ZoneId id = ZoneId.of(zone);
    Instant next = BusinessHours.in(id).nextRun(local(after, id));
    assertThat(next.atZone(id).toLocalDateTime()).isEqualTo(expected);
  }

  @Test
  void shouldKeepTheWallClockWhenTheOffsetChanges() {
    BusinessHours hours = BusinessHours.in(SYDNEY);
    assertThat(hours.nextRun(local("2025-10-03T16:00", SYDNEY)))
        .isEqualTo("2025-10-05T21:00:00Z"); // 08:00 at +11
    assertThat(hours.nextRun(local("2025-04-04T16:00", SYDNEY)))
        .isEqualTo("2025-04-06T22:00:00Z"); // 08:00 at +10
  }

  @Test
  void shouldRunASkippedTimeOnceTheClocksHaveMoved() {
    BusinessHours night = nights();
    Instant first = night.nextRun(local("2025-10-05T01:59", SYDNEY));
    assertThat(first.atZone(SYDNEY).toLocalTime()).isEqualTo("03:00");
    // 02:00 and 03:00 of that night are the same instant, so the next run is the one of 04:00.
    assertThat(night.nextRun(first).atZone(SYDNEY).toLocalTime()).isEqualTo("04:00");
  }

  @Test
  void shouldRunARepeatedTimeOnce() {
    BusinessHours night = nights();
    Instant two = night.nextRun(local("2025-04-06T01:00", SYDNEY));
    assertThat(two).isEqualTo("2025-04-05T15:00:00Z");
    assertThat(night.nextRun(two)).isEqualTo("2025-04-05T17:00:00Z");
  }

  @Test
  void shouldSkipHolidays() {
    BusinessHours hours =
        BusinessHours.in(SYDNEY)
            .except(
                HolidayCalendar.of(Set.of(LocalDate.of(2025, 12, 25), LocalDate.of(2025, 12, 26))));
    assertThat(hours.nextRun(local("2025-12-24T16:00", SYDNEY)))
        .isEqualTo(local("2025-12-29T08:00", SYDNEY));
    assertThat(hours.open(local("2025-12-25T10:00", SYDNEY))).isFalse();
  }

  @Test
  void shouldBeOpenFromTheOpeningToBeforeTheClosing() {
    BusinessHours hours = BusinessHours.in(SYDNEY);
    assertThat(hours.open(local("2025-06-30T07:59:59", SYDNEY))).isFalse();
    assertThat(hours.open(local("2025-06-30T08:00", SYDNEY))).isTrue();
    assertThat(hours.open(local("2025-06-30T17:59:59", SYDNEY))).isTrue();
    assertThat(hours.open(local("2025-06-30T18:00", SYDNEY))).isFalse();
    assertThat(hours.open(local("2025-06-29T10:00", SYDNEY))).isFalse();
  }

  @Test
  void shouldAlwaysComeLaterAndWithinTheHours() {
    long seed = Long.getLong("seed", 7);
    Random random = new Random(seed);
    Object[] zones = ZoneId.getAvailableZoneIds().stream().sorted().toArray();
    for (int i = 0; i < 2_000; i++) {
      ZoneId zone = ZoneId.of((String) zones[random.nextInt(zones.length)]);
      BusinessHours hours =
          BusinessHours.in(zone).every(Duration.ofMinutes(1 + random.nextInt(300)));
      Instant after = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000));
      Instant next = hours.nextRun(after);
      assertThat(next).as("seed %d: %s in %s", seed, after, zone).isAfter(after);
      assertThat(hours.open(next)).as("seed %d: %s in %s", seed, next, zone).isTrue();
    }
  }

  @Test
  void shouldRefuseHoursInWhichNoSyncCouldRun() {
    BusinessHours hours = BusinessHours.in(SYDNEY);
    assertThatThrownBy(() -> hours.on(Set.of())).hasMessageContaining("no working day");
    assertThatThrownBy(() -> hours.between(LocalTime.NOON, LocalTime.NOON))
        .hasMessageContaining("not before they close");
    assertThatThrownBy(() -> hours.every(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> hours.every(Duration.ofSeconds(90))).hasMessageContaining("PT1M30S");
    BusinessHours never = hours.except(day -> true);
    assertThatThrownBy(() -> never.nextRun(Instant.EPOCH))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("holiday calendar");
  }

  @Test
  void shouldCollapseABurstOfTheSameNews() {
    Trigger.Webhook burst =
        new Trigger.Webhook(Map.of("invoices", Set.of("i-1"), "payments", Set.of("p-1")))
            .and(new Trigger.Webhook(Map.of("invoices", Set.of("i-2"), "contacts", Set.of("c-1"))))
            .and(new Trigger.Webhook(Map.of("invoices", Set.of("i-1"), "payments", Set.of())));
    assertThat(burst.entities()).containsExactlyInAnyOrder("invoices", "contacts", "payments");
    assertThat(burst.records("invoices")).containsExactlyInAnyOrder("i-1", "i-2");
    assertThat(burst.records("payments")).as("all that changed").isEmpty();
    assertThatThrownBy(() -> new Trigger.Webhook(Map.of()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("names no entity");
  }

  private static BusinessHours nights() {
    return BusinessHours.in(SYDNEY)
        .on(EnumSet.allOf(DayOfWeek.class))
        .between(LocalTime.of(0, 0), LocalTime.of(6, 0))
        .every(Duration.ofHours(1));
  }

  private static Instant local(String text, ZoneId zone) {
    return ZonedDateTime.of(java.time.LocalDateTime.parse(text), zone).toInstant();
  }
}
