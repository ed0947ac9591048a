package io.xeropulse.xero;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xero.auth.XeroConnection;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.internal.wire.JsonDocument;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads {@code /connections}, which belongs to the grant and to no organization. */
final class Connections {
  /** The meter's and the messages' name for calls of no organization. */
  private static final OrganizationId NO_ORGANIZATION = new OrganizationId(new UUID(0, 0));

  private Connections() {}

  static List<XeroConnection> read(ApiTransport transport) {
    ApiRequest request =
        ApiRequest.builder(NO_ORGANIZATION, "xero/connections", "/connections").build();
    List<XeroConnection> connections = new ArrayList<>();
    try {
      for (JsonObject fields : JsonDocument.objects(transport.get(request).body())) {
        connections.add(
            new XeroConnection(
                required(fields, "id"),
                required(fields, "tenantId"),
                orEmpty(fields, "tenantType"),
                orEmpty(fields, "tenantName"),
                fields.filledText("authEventId"),
                fields.instant("createdDateUtc"),
                fields.instant("updatedDateUtc")));
      }
    } catch (JacksonException | RejectedRecordException notXeros) {
      throw malformed();
    }
    return List.copyOf(connections);
  }

  private static String required(JsonObject fields, String name) {
    String value = fields.filledText(name);
    if (value == null) {
      throw malformed();
    }
    return value;
  }

  private static String orEmpty(JsonObject fields, String name) {
    String value = fields.text(name);
    return value == null ? "" : value;
  }

  private static MalformedResponseException malformed() {
    return new MalformedResponseException(
        "The list of connections is not Xero's JSON; check Xero's address and proxies in between");
  }
}
