package io.xeropulse.xpm;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The made-up practice of the sample payloads, as at 30 June 2025 in Sydney. */
final class Practice {
  static final OrganizationId ORGANIZATION =
      OrganizationId.of("aa000000-0000-4000-8000-000000000003");
  static final TransformContext CONTEXT = new TransformContext("AUD", true);
  static final XpmOptions ONE_YEAR =
      XpmOptions.of(() -> Instant.parse("2025-06-30T02:00:00Z"), ZoneId.of("Australia/Sydney"))
          .withHistory(Period.ofMonths(6))
          .withAhead(Period.ofMonths(5));

  private Practice() {}

  static StoredAnswers answers() {
    String nothing = "<Response><Status>OK</Status><Costs /></Response>";
    return new StoredAnswers()
        .file("staff.api/list", "staff-list.xml")
        .file("task.api/list", "task-list.xml")
        .file("category.api/list", "category-list.xml")
        .file("client.api/list", "client-list.xml")
        .file("job.api/list", "job-list.xml")
        .file("time.api/list", "time-list.xml")
        .file("job.api/costs/J000101", "job-costs.xml")
        .text("job.api/costs/J000102", nothing)
        .text("job.api/costs/Y100103", nothing)
        .text("job.api/costs/J000900", nothing)
        .text("invoice.api/draft", "<Response><Status>OK</Status><Invoices /></Response>")
        .file("invoice.api/list", "invoice-list.xml")
        .file("invoice.api/get/I000502", "invoice-get-actuals.xml")
        .file("invoice.api/get/I000503", "invoice-get-interim.xml")
        .file("invoice.api/get/I000505", "invoice-get-misc.xml")
        .text("invoice.api/get/I000501", withoutLines("I000501", "Approved", "J000101", "500.00"))
        .text("invoice.api/get/I000504", withoutLines("I000504", "Cancelled", "J000101", "900.00"));
  }

  private static String withoutLines(String number, String status, String job, String amount) {
    return """
    <Response><Status>OK</Status><Invoice><ID>%s</ID>
    <InternalUUID>1b000000-0000-4000-8000-000000000%s</InternalUUID>
    <Type>Progress Invoice</Type><Status>%s</Status><JobText>%s</JobText>
    <Date>2025-05-01T00:00:00</Date><Amount>%s</Amount><AmountTax>0.00</AmountTax>
    </Invoice></Response>\
    """
        .formatted(number, number.substring(4), status, job, amount);
  }

  static Extraction open(StoredAnswers answers) {
    return open(answers, ONE_YEAR);
  }

  static Extraction open(StoredAnswers answers, XpmOptions options) {
    return XpmSource.create(answers, "tenant", options).open(ORGANIZATION);
  }

  static List<SourceRecord> records(Extraction extraction, Entity entity) {
    List<SourceRecord> records = new ArrayList<>();
    extraction.pages(entity, null).forEachRemaining(page -> records.addAll(page.records()));
    return records;
  }

  static <F extends Fact> List<F> facts(Extraction extraction, Entity entity, Class<F> type) {
    return records(extraction, entity).stream()
        .map(record -> type.cast(record.toFact(CONTEXT)))
        .toList();
  }
}
