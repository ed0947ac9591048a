package io.xeropulse.benchmarks;

import io.xeropulse.core.model.Document;
import io.xeropulse.core.model.DocumentAmounts;
import io.xeropulse.core.model.DocumentKind;
import io.xeropulse.core.model.DocumentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Invoices of a seeded practice, without lines so that every variant writes the same rows. */
final class SampleInvoices {
  private static final LocalDate FIRST_DAY = LocalDate.of(2022, 7, 1);

  private SampleInvoices() {}

  static List<Document> of(int count, long seed) {
    Random random = new Random(seed);
    List<Document> invoices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      BigDecimal net = BigDecimal.valueOf(random.nextInt(2_000_000), 2);
      BigDecimal tax = net.movePointLeft(1).setScale(2, java.math.RoundingMode.HALF_UP);
      LocalDate date = FIRST_DAY.plusDays(random.nextInt(1_000));
      BigDecimal total = net.add(tax);
      invoices.add(
          new Document(
              new UUID(random.nextLong(), random.nextLong()).toString(),
              DocumentKind.INVOICE,
              "ACCREC",
              DocumentStatus.AUTHORISED,
              "AUTHORISED",
              "INV-" + i,
              "Engagement " + random.nextInt(5_000),
              new UUID(seed, random.nextInt(2_000)).toString(),
              date,
              date.plusDays(14),
              new DocumentAmounts("AUD", BigDecimal.ONE, net, tax, total, total, total),
              List.of(),
              List.of(),
              Instant.ofEpochSecond(1_700_000_000L + i)));
    }
    return invoices;
  }
}
