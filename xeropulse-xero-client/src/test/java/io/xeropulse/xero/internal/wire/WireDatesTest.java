package io.xeropulse.xero.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDatesTest {

  @ParameterizedTest
  @CsvSource({
    "/Date(1518685950940+0000)/,2018-02-15T09:12:30.940Z,2018-02-15",
    "/Date(1758708209213)/,2025-09-24T10:03:29.213Z,2025-09-24",
    "/Date(-188956800000+0000)/,1964-01-06T00:00:00Z,1964-01-06",
    "/Date(1385377200000+1300)/,2013-11-25T11:00:00Z,2013-11-26",
    "/Date(1385337600000-1000)/,2013-11-25T00:00:00Z,2013-11-24",
    "2018-10-20T00:00:00,2018-10-20T00:00:00Z,2018-10-20",
    "2019-12-07T18:46:19.5165400,2019-12-07T18:46:19.516540Z,2019-12-07",
    "2018-11-02T16:31:30Z,2018-11-02T16:31:30Z,2018-11-02",
    "2018-11-02T23:31:30+13:00,2018-11-02T10:31:30Z,2018-11-02",
    "2018-11-02T23:31:30-05:00,2018-11-03T04:31:30Z,2018-11-02",
    "/Date(-1)/,1969-12-31T23:59:59.999Z,1969-12-31",
    "2018-10-20,2018-10-20T00:00:00Z,2018-10-20"
  })
  void shouldReadEveryForm(String text, Instant instant, LocalDate date) {
    assertThat(WireDates.instant(text)).isEqualTo(instant);
    assertThat(WireDates.date(text)).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2018",
        "2018-13-01",
        "2018-02-30",
        "20 Oct 2018",
        "/Date()/",
        "/Date(-)/",
        "/Date(+5)/",
        "/Date(15x)/",
        "/Date(1518685950940+0000)",
        "/Date(1518685950940+00)/",
        "/Date(99999999999999999999)/",
        "/Date(999999999999999)/",
        "/Date(-999999999999999)/"
      })
  void shouldRefuseAnythingElse(String text) {
    assertThatThrownBy(() -> WireDates.instant(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> WireDates.date(text)).isInstanceOf(DateTimeException.class);
  }

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 100_000 : 1_000;
    System.out.println("WireDatesTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldKeepTheDayWhereverItWasWritten(long seed) {
    Random random = new Random(seed);
    LocalDate day = LocalDate.ofEpochDay(random.nextInt(60_000) - 30_000);
    LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(LocalTime.MAX.toNanoOfDay()));
    int minutes = random.nextInt(27 * 60) - 13 * 60;
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(minutes * 60);
    Instant instant = day.atTime(time).toInstant(offset).truncatedTo(ChronoUnit.MILLIS);
    String sign = minutes < 0 ? "-" : "+";
    String text =
        "/Date(%d%s%02d%02d)/"
            .formatted(
                instant.toEpochMilli(), sign, Math.abs(minutes) / 60, Math.abs(minutes) % 60);

    assertThat(WireDates.date(text)).as("seed %d", seed).isEqualTo(day);
    assertThat(WireDates.instant(text)).as("seed %d", seed).isEqualTo(instant);
  }
}
