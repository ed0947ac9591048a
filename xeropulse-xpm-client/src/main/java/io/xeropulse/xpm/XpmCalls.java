package io.xeropulse.xpm;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xpm.internal.wire.Answer;
import io.xeropulse.xpm.internal.wire.RecordReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks XPM for one answer and opens it, for one organization. Thread-safe. */
final class XpmCalls {
  private static final String ROOT = "/practicemanager/3.1/";

  private final ApiTransport transport;
  private final String tenantId;
  private final OrganizationId organization;
  private final XpmFormat format;

  XpmCalls(ApiTransport transport, String tenantId, OrganizationId organization, XpmFormat format) {
    this.transport = transport;
    this.tenantId = tenantId;
    this.organization = organization;
    this.format = format;
  }

  /** Asks and opens the answer. */
  RecordReader open(Listing listing, Map<String, String> query) {
    ApiRequest.Builder request =
        ApiRequest.builder(organization, "xpm/" + listing.entity(), ROOT + listing.path())
            .tenantId(tenantId);
    query.forEach(request::query);
    if (format == XpmFormat.JSON) {
      request
          .header("Accept", "application/json")
          .header("Xero-Features", "practice-strict-content-type");
      if (!listing.fields().isEmpty()) {
        request.query("fields", listing.fields());
      }
    } else {
      request.header("Accept", "application/xml");
    }
    ApiResponse response = transport.get(request.build());
    return RecordReader.of(response.body(), listing.shape(), answer(listing));
  }

  /** Which answer it is, for errors. */
  Answer answer(Listing listing) {
    return new Answer("xpm/%s of organization %s".formatted(listing.entity(), organization));
  }

  /** What was spent on an entity, whichever listing was asked for it. */
  ApiUsage usage(Entity entity) {
    return transport.usage(organization, entity.toString());
  }

  /** A job or invoice number as one segment of a path: practices put any character into it. */
  static String segment(String number) {
    return URLEncoder.encode(number, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}
