package io.xeropulse.xpm;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xpm.internal.wire.Answer;
import io.xeropulse.xpm.internal.wire.RecordReader;
import io.xeropulse.xpm.internal.wire.Shape;
import io.xeropulse.xpm.internal.wire.XmlRecordReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Asks XPM for one answer and opens it, for one organization. Thread-safe. */
final class XpmCalls {
  private static final String ROOT = "/practicemanager/3.1/";

  private final ApiTransport transport;
  private final String tenantId;
  private final OrganizationId organization;

  XpmCalls(ApiTransport transport, String tenantId, OrganizationId organization) {
    this.transport = transport;
    this.tenantId = tenantId;
    this.organization = organization;
  }

  /** Asks and opens the answer, which the caller closes. */
  RecordReader open(String entity, String path, Map<String, String> query, Shape shape) {
    ApiRequest.Builder request =
        ApiRequest.builder(organization, "xpm/" + entity, ROOT + path)
            .tenantId(tenantId)
            .header("Accept", "application/xml");
    query.forEach(request::query);
    Answer answer = new Answer("xpm/%s of organization %s".formatted(entity, organization));
    return new XmlRecordReader(transport.get(request.build()).bodyStream(), shape, answer);
  }

  ApiUsage usage() {
    return transport.usage(organization);
  }

  /** A job or invoice number as one segment of a path: practices put any character into it. */
  static String segment(String number) {
    return URLEncoder.encode(number, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }
}
