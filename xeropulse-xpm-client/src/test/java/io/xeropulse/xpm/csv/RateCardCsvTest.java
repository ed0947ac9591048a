package io.xeropulse.xpm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.wip.RateCardEntry;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RateCardCsvTest {
  private static final String HEADER = "staff_uuid,task_uuid,hourly_rate,valid_from,valid_to\n";

  @TempDir Path folder;

  @Test
  void shouldReadRatesForOneJobOrOneClientAndWhereTheyComeFrom() {
    List<RateCardEntry> entries =
        RateCardCsv.read(
            new StringReader(
                """
                staff_uuid,hourly_rate,job_number,client_uuid,source
                S1,100,,,
                S1,200,J000101,,
                S1,300,,C1,engagement letter
                """));

    RateCardEntry general = new RateCardEntry("S1", null, new BigDecimal("100"), null, null);
    assertThat(entries.get(0)).isEqualTo(general);
    assertThat(entries.get(1).jobId()).isEqualTo("J000101");
    assertThat(entries.get(2).clientId()).isEqualTo("C1");
    assertThat(entries.get(2).source()).isEqualTo("engagement letter");
    assertThatThrownBy(
            () ->
                RateCardCsv.read(
                    new StringReader(
                        "staff_uuid,hourly_rate,job_number,client_uuid\nS1,100,J1,C1\n")))
        .hasMessageContaining("client_uuid")
        .hasMessageContaining("line 2");
  }

  @Test
  void shouldReadRatesWhereEmptyMeansAny() {
    assertThat(
            RateCardCsv.read(
                new StringReader(
                    HEADER + "ava,,200,,\nben,prep,\"1,120.50\",2025-01-01,2025-12-31\n")))
        .containsExactly(
            new RateCardEntry("ava", null, new BigDecimal("200"), null, null),
            new RateCardEntry(
                "ben",
                "prep",
                new BigDecimal("1120.50"),
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31)));
  }

  @Test
  void shouldGoByTheHeaderAndSkipAByteOrderMark() throws IOException {
    Path file = folder.resolve("rate-card.csv");
    Files.writeString(file, "\uFEFFHourly Rate,Staff_UUID\r\n120,ben\r\n\r\n");

    assertThat(RateCardCsv.read(file))
        .containsExactly(new RateCardEntry("ben", null, new BigDecimal("120"), null, null));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        argumentSet("not a number", HEADER + "ava,,abc,,", "line 2, column 3: hourly_rate 'abc'"),
        argumentSet(
            "no rate", HEADER + "ava,,1,,\nben,,,,", "line 3, column 3: hourly_rate is empty"),
        argumentSet(
            "below zero", HEADER + "ava,,-1,,", "line 2, column 3: hourly_rate is below zero"),
        argumentSet(
            "bad date", HEADER + "ava,,1,1/7/2025,", "line 2, column 4: valid_from '1/7/2025'"),
        argumentSet(
            "ends first", HEADER + "ava,,1,2025-02-01,2025-01-01", "line 2, column 5: valid_to"),
        argumentSet("too few", HEADER + "ava,,1", "line 2, column 4: the row has 3 values"),
        argumentSet("too many", HEADER + "a,b,1,,,,", "line 2, column 6: the row has 7 values"),
        argumentSet(
            "column twice",
            "staff_uuid,Hourly rate,hourly_rate\n",
            "line 1, column 3: column 'hourly_rate' is there twice"),
        argumentSet(
            "column missing", "staff_uuid,task_uuid\n", "line 1, column 3: column 'hourly_rate'"),
        argumentSet(
            "column unknown",
            "staff_uuid,hourly_rate,job\n",
            "line 1, column 3: column 'job' is unknown"),
        argumentSet("huge number", HEADER + "ava,,1e999999999,,", "column 3: hourly_rate"),
        argumentSet("open quote", HEADER + "\"ava,,1,,\n", "line 3, column 1: it is not CSV"),
        argumentSet("empty", "", "line 1, column 1: the file is empty"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void shouldNameFileLineAndColumnOfAFault(String text, String place) throws IOException {
    Path file = folder.resolve("rate-card.csv");
    Files.writeString(file, text);

    assertThatThrownBy(() -> RateCardCsv.read(file))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("rate-card.csv, line ")
        .hasMessageContaining(place);
  }

  @Test
  void shouldCountLinesInsideQuotesToo() {
    assertThatThrownBy(
            () -> RateCardCsv.read(new StringReader(HEADER + "\"a\nva\",,1,,\nben,,x,,\n")))
        .hasMessageContaining("line 4, column 3");
  }

  @Test
  void shouldSayWhereAFileIsNotUtf8() throws IOException {
    Path file = folder.resolve("rate-card.csv");
    Files.write(file, (HEADER + "ava,,1,,\nJosé,,1,,\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> RateCardCsv.read(file))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("rate-card.csv, line 3, character 4: not UTF-8");
  }

  @Test
  void shouldSayWhichFileIsMissing() {
    assertThatThrownBy(() -> RateCardCsv.read(folder.resolve("none.csv")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("none.csv cannot be read");
  }
}
