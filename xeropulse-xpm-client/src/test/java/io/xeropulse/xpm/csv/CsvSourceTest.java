package io.xeropulse.xpm.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.core.wip.JobWip;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.xpm.Facts;
import io.xeropulse.xpm.SandboxPractice;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvSourceTest {
  private static final LocalDate AS_AT = LocalDate.of(2025, 6, 30);
  private static final OrganizationId ORGANIZATION =
      OrganizationId.of("aa000000-0000-4000-8000-000000000003");

  @TempDir Path folder;

  static LongStream seeds() {
    long last = Boolean.getBoolean("xeropulse.proof") ? 25 : 2;
    System.out.println("CsvSourceTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldGiveTheSameWipFromFilesAsFromTheApi(long seed) throws IOException {
    try (Sandbox sandbox = Sandbox.builder().seed(seed).invoices(0).jobs(25).start()) {
      Facts api = Facts.of(SandboxPractice.source(sandbox));
      RateCard rates = RateCard.of(RateCardCsv.read(new StringReader(sandbox.rateCardCsv())));
      List<JobWip> expected = api.wip(rates, AS_AT);
      assertThat(expected).as("seed %d", seed).isNotEmpty();

      for (boolean byName : new boolean[] {false, true}) {
        Path exports = Files.createDirectory(folder.resolve(byName ? "names" : "ids"));
        Facts files = Facts.of(CsvSource.create(new ExportWriter(api, exports, byName).write()));

        assertThat(figures(files.wip(rates, AS_AT)))
            .as("seed %d, by name %s", seed, byName)
            .isEqualTo(figures(expected));
        if (!byName) {
          assertThat(files.time()).as("seed %d", seed).isEqualTo(api.time());
          assertThat(files.jobs()).as("seed %d", seed).isEqualTo(api.jobs());
          assertThat(files.staff()).as("seed %d", seed).isEqualTo(api.staff());
        }
      }
    }
  }

  private static List<String> figures(List<JobWip> jobs) {
    return jobs.stream()
        .map(
            job ->
                "%s %s %.2f %.2f %.2f %d %s %s"
                    .formatted(
                        job.jobId(),
                        job.clientName(),
                        job.time(),
                        job.costs(),
                        job.interims(),
                        job.unpricedMinutes(),
                        plain(job.grossAgeing().amounts()),
                        plain(job.netAgeing().amounts())))
        .toList();
  }

  private static List<String> plain(Iterable<BigDecimal> amounts) {
    List<String> plain = new ArrayList<>();
    amounts.forEach(amount -> plain.add("%.2f".formatted(amount)));
    return plain;
  }

  @Test
  void shouldKeepAnIdentifierWhenARowIsCorrectedOrInvoiced() throws IOException {
    String header = "Job No.,Staff,Task,Date,Time,Billable,Invoice No.\n";
    List<TimeEntry> before =
        time(header + "J1,Ava,Prep,1/02/2025,1:00,Yes,\nJ1,Ava,Prep,1/02/2025,0:20,Yes,\n");
    List<TimeEntry> after =
        time(header + "J1,Ava,Prep,1/02/2025,1:30,Yes,I1\nJ1,Ava,Prep,1/02/2025,0.33,Yes,\n");

    assertThat(before).extracting(TimeEntry::sourceId).doesNotHaveDuplicates();
    assertThat(after)
        .extracting(TimeEntry::sourceId)
        .isEqualTo(before.stream().map(TimeEntry::sourceId).toList());
    assertThat(before).extracting(TimeEntry::minutes).containsExactly(60, 20);
    assertThat(after).extracting(TimeEntry::minutes).containsExactly(90, 20);
    assertThat(before).extracting(TimeEntry::date).containsOnly(LocalDate.of(2025, 2, 1));
    assertThat(after.get(0).invoiceLineId()).isNotNull();
  }

  /** An attempt that failed is followed by another reading, which must not double anything. */
  @Test
  void shouldGiveTheSameIdentifiersWhenReadAgain() throws IOException {
    String row = "J1,Ava,Prep,1/02/2025,1:00\n";
    Files.writeString(folder.resolve("time.csv"), "Job No.,Staff,Task,Date,Time\n" + row + row);
    try (Extraction extraction = CsvSource.create(PracticeExports.in(folder)).open(ORGANIZATION)) {
      List<String> first = timeIds(extraction);
      assertThat(first).hasSize(2).doesNotHaveDuplicates();
      assertThat(timeIds(extraction)).isEqualTo(first);
    }
  }

  private static List<String> timeIds(Extraction extraction) {
    List<String> ids = new ArrayList<>();
    extraction
        .pages(PracticeEntities.TIME, null)
        .forEachRemaining(
            page -> page.records().forEach(record -> ids.add(String.valueOf(record.sourceId()))));
    return ids;
  }

  @Test
  void shouldRejectABadRowAlone() throws IOException {
    List<SourceRecord> records =
        records(
            "Job No.,Staff,Date,Minutes,Note\n"
                + "J1,Ava,2025-02-30,60,\n"
                + "J1,Ava,2025-02-28,\"6,00\",\n"
                + ",Ava,2025-02-28,60,\n"
                + "J1,Ava,28 Feb 2025,60,\"two\nlines, and a \"\"quote\"\"\"\n");

    assertThat(records).hasSize(4);
    assertThat(records.subList(0, 3))
        .extracting(
            record -> {
              try {
                return record.toFact(new TransformContext("AUD", true)).sourceId();
              } catch (RejectedRecordException e) {
                return e.rule() + ": " + e.getMessage();
              }
            })
        .containsExactly(
            "date: time.csv, line 2, column 3: date '2025-02-30' is not a date such as 30/06/2025"
                + " or 2025-06-30",
            "amount: time.csv, line 3, column 4: minutes '6,00' is not a duration such as 90, 1:30"
                + " or 1.5",
            "required: time.csv, line 4, column 1: job_no is empty; fill it in");
    assertThat(records.get(3).toFact(new TransformContext("AUD", true)))
        .isInstanceOf(TimeEntry.class);
    assertThat(records.get(3).rawText()).contains("two\\nlines, and a \\\"quote\\\"");
  }

  @Test
  void shouldReadNothingOfAnyFileWhenOneIsBroken() throws IOException {
    Files.writeString(folder.resolve("staff.csv"), "name\nAva\n");
    Files.writeString(
        folder.resolve("time.csv"),
        "job_no,staff,date,minutes\n" + "J1,Ava,2025-01-01,5\n".repeat(5_000) + "J1,Ava\n");

    assertThatThrownBy(() -> CsvSource.create(PracticeExports.in(folder)).open(ORGANIZATION))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("time.csv, line 5002, column 3");
  }

  @Test
  void shouldRefuseFilesWithColumnsTwiceOrMissing() throws IOException {
    assertBroken("jobs", "Job No.,Name,State,job_number\n", "jobs.csv, line 1, column 4");
    assertBroken("invoices", "Invoice No.,Date\n", "invoices.csv, line 1, column 3");
    assertBroken("costs", "Job No.\n", "costs.csv, line 1, column 2");
  }

  private void assertBroken(String name, String text, String place) throws IOException {
    Path exports = Files.createDirectory(folder.resolve(name));
    Files.writeString(exports.resolve(name + ".csv"), text);
    assertThatThrownBy(() -> CsvSource.create(PracticeExports.in(exports)).open(ORGANIZATION))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(place)
        .hasMessageContaining("nothing of the file was used");
  }

  @Test
  void shouldNotGuessBetweenTwoPeopleOfOneName() throws IOException {
    Files.writeString(folder.resolve("staff.csv"), "name,uuid\nAva Ng,a\nava ng,b\n");
    SourceRecord record = records("job_no,staff,date,minutes\nJ1,Ava Ng,2025-01-01,5\n").get(0);

    assertThatThrownBy(() -> record.toFact(new TransformContext("AUD", true)))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessageContaining("names two people")
        .hasMessageNotContaining("Ava");
  }

  private List<TimeEntry> time(String text) throws IOException {
    return records(text).stream()
        .map(record -> (TimeEntry) record.toFact(new TransformContext("AUD", true)))
        .toList();
  }

  private List<SourceRecord> records(String time) throws IOException {
    Files.writeString(folder.resolve("time.csv"), time);
    List<SourceRecord> records = new ArrayList<>();
    try (Extraction extraction = CsvSource.create(PracticeExports.in(folder)).open(ORGANIZATION)) {
      extraction
          .pages(PracticeEntities.TIME, null)
          .forEachRemaining(page -> records.addAll(page.records()));
    }
    return records;
  }
}
