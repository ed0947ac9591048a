package io.xeropulse.xpm;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.wip.RateCard;
import io.xeropulse.core.wip.RateCardEntry;
import io.xeropulse.core.wip.WipCalculator;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xpm.internal.facts.PracticeEntities;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Streams and prices as many time entries as it is told, in the heap that it is given. */
final class ManyEntriesMain {
  static final int JOBS = 10_000;
  private static final int WINDOWS = 9;

  private ManyEntriesMain() {}

  public static void main(String[] args) {
    int entries = Integer.parseInt(args[0]);
    WipCalculator calculator =
        new WipCalculator(
            RateCard.of(
                List.of(new RateCardEntry("ava", null, BigDecimal.valueOf(200), null, null))),
            2);
    Map<String, BigDecimal> byJob = new HashMap<>();
    long[] count = {0};
    XpmOptions options =
        XpmOptions.of(Practice.ONE_YEAR.clock(), Practice.ONE_YEAR.zone())
            .withAhead(java.time.Period.ofMonths(11));
    try (Extraction xpm =
        XpmSource.create(new YearsOfTime(entries / WINDOWS + 1), "tenant", options)
            .open(Practice.ORGANIZATION)) {
      xpm.pages(PracticeEntities.TIME, null)
          .forEachRemaining(
              page ->
                  page.records()
                      .forEach(
                          record -> {
                            TimeEntry entry = (TimeEntry) record.toFact(Practice.CONTEXT);
                            BigDecimal value = calculator.value(entry).orElseThrow();
                            byJob.merge(entry.jobId(), value, BigDecimal::add);
                            count[0]++;
                          }));
    }
    BigDecimal total = byJob.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    System.out.printf(
        "%d entries, %d jobs, total %s%n", count[0], byJob.size(), total.toPlainString());
  }

  /** Minutes of the entry of a number, some of them corrections. */
  static int minutes(int number) {
    return number % 100 == 99 ? -30 : 6 + number % 95;
  }

  /** Answers each window with as many entries. */
  private record YearsOfTime(int perWindow) implements ApiTransport {
    @Override
    public ApiResponse get(ApiRequest request) {
      LocalDate from =
          LocalDate.parse(
              String.valueOf(request.query().get("from")), DateTimeFormatter.BASIC_ISO_DATE);
      byte[] body = new byte[perWindow * 330 + 200];
      int length = put(body, 0, "<Response><Status>OK</Status><Times>");
      for (int i = 0; i < perWindow; i++) {
        length =
            put(
                body,
                length,
                "<Time><UUID>e0000000-%04d-4000-8000-%012d</UUID><Job><ID>J%06d</ID><Name>Annual</Name></Job><Task><UUID>prep</UUID><Name>Preparation</Name></Task><Staff><UUID>ava</UUID><Name>Ava Ng</Name></Staff><Date>%sT00:00:00</Date><Minutes>%d</Minutes><Note /><Billable>true</Billable></Time>"
                    .formatted(
                        from.getYear(), i, i % JOBS, from.plusDays(1 + i % 300), minutes(i)));
      }
      length = put(body, length, "</Times></Response>");
      return new ApiResponse(200, Map.of(), Arrays.copyOf(body, length));
    }

    private static int put(byte[] body, int at, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(bytes, 0, body, at, bytes.length);
      return at + bytes.length;
    }

    @Override
    public ApiUsage usage(OrganizationId organization, String entity) {
      return ApiUsage.NONE;
    }
  }
}
