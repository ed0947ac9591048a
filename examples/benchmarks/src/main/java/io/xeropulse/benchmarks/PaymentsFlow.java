package io.xeropulse.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The calls of the original design's "Xero Payments Incremental Sync", as it is drawn: the instant
 * of the last sync goes into the query, where Xero does not look for it; pages have Xero's default
 * size; and it ends at an empty page or after a hundred.
 */
final class PaymentsFlow {
  private static final int MOST_REQUESTS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PlainXero xero;

  PaymentsFlow(PlainXero xero) {
    this.xero = xero;
  }

  void run() throws IOException, InterruptedException {
    boolean more = true;
    for (int page = 1; more && page <= MOST_REQUESTS; page++) {
      String query =
          "where=%s&If-Modified-Since=%s&order=%s&page=%d"
              .formatted(
                  encoded("Status==\"AUTHORISED\""),
                  encoded("2025-07-01T00:00:00.000Z"),
                  encoded("UpdatedDateUTC DESC"),
                  page);
      try (InputStream answer = xero.get("/api.xro/2.0/Payments?" + query)) {
        more = !JSON.readTree(answer).path("Payments").isEmpty();
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
