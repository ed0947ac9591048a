package io.xeropulse.core.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.sync.extract.DateWindow;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillTest {
  private static final LocalDate TODAY = LocalDate.of(2024, 5, 31);

  @ParameterizedTest
  @ValueSource(strings = {"P3M", "P1Y", "P1D", "P1M10D", "P25Y"})
  void shouldLeaveNoDateOutAndTakeNoneTwice(String length) {
    List<DateWindow> windows = windows(Period.parse(length));
    assertThat(windows).hasSize(Backfill.MOST_WINDOWS + 1);
    assertThat(windows.get(0).endExclusive()).isNull();
    assertThat(windows.get(windows.size() - 1).startInclusive()).isNull();
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).endExclusive()).isEqualTo(windows.get(i - 1).startInclusive());
    }
    LocalDate first = windows.get(windows.size() - 2).startInclusive();
    for (LocalDate day = first.minusDays(2); day.isBefore(TODAY.plusDays(2)); day = later(day)) {
      LocalDate date = day;
      assertThat(windows).as("%s", date).filteredOn(window -> window.contains(date)).hasSize(1);
    }
  }

  /** Every day of the short ones, some of the long. */
  private static LocalDate later(LocalDate day) {
    return day.isBefore(TODAY.minusYears(3)) ? day.plusDays(11) : day.plusDays(1);
  }

  @Test
  void shouldTakeAllThatIsOlderThanAnEmptyWindowAsOne() {
    Period quarter = Period.ofMonths(3);
    Backfill rest = Backfill.planned(TODAY, quarter).next(quarter, false).next(quarter, true);
    assertThat(rest.window()).hasToString("before 2023-11-29");
    assertThat(rest.windowsDone()).isEqualTo(2);
    assertThat(rest.windowsExpected()).isEqualTo(3);
    Backfill read = rest.next(quarter, false);
    assertThat(read.windowsLeft()).isFalse();
    assertThat(read.complete()).isFalse();
    assertThat(read.completed().complete()).isTrue();
  }

  @Test
  void shouldRefuseAWindowWithoutADay() {
    assertThatThrownBy(() -> new DateWindow(TODAY, TODAY))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("holds no day");
  }

  private static List<DateWindow> windows(Period length) {
    List<DateWindow> windows = new ArrayList<>();
    Backfill backfill = Backfill.planned(TODAY, length);
    while (backfill.windowsLeft()) {
      windows.add(backfill.window());
      backfill = backfill.next(length, false);
    }
    return windows;
  }
}
