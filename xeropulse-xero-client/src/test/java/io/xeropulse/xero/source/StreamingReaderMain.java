package io.xeropulse.xero.source;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.XeroClient;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.RateLimits;
import io.xeropulse.xero.http.Retries;
import io.xeropulse.xero.http.XeroEndpoints;
import java.net.URI;
import java.util.Iterator;
import java.util.UUID;

/** A process of its own, with a small heap, that reads all invoices and prints how many. */
final class StreamingReaderMain {
  private StreamingReaderMain() {}

  /** Takes Xero's address, client id, client secret and tenant. */
  public static void main(String[] args) {
    XeroClient client =
        XeroClient.builder(args[1], args[2])
            .endpoints(XeroEndpoints.at(URI.create(args[0])))
            .rateLimits(RateLimits.unlimited())
            .retries(Retries.none())
            .build();
    XeroSource source = client.source(new XeroConnection("c", args[3], "ORGANISATION", ""));
    Entity invoices =
        source.entities().stream()
            .filter(entity -> entity.name().equals("invoices"))
            .findFirst()
            .orElseThrow();
    long facts = 0;
    try (Extraction extraction = source.open(new OrganizationId(new UUID(0, 1)))) {
      for (Iterator<Page> pages = extraction.pages(invoices, null); pages.hasNext(); ) {
        for (SourceRecord record : pages.next().records()) {
          record.toFact(Examples.NZD);
          facts++;
        }
      }
    }
    System.out.println(facts);
  }
}
