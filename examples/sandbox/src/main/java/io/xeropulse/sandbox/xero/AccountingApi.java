package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.http.Problem;
import io.xeropulse.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers {@code /api.xro/2.0/…} below that prefix; thread-safe. */
public final class AccountingApi implements Handler {

  private final AccountingRecords records;
  private final InstantSource clock;

  /**
   * Creates the API.
   *
   * @param records what it serves
   * @param clock stamps the envelopes
   */
  public AccountingApi(AccountingRecords records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  @Override
  public Reply handle(Call call) {
    try {
      return route(call);
    } catch (InvalidQueryException refused) {
      return invalid(String.valueOf(refused.getMessage()));
    }
  }

  private Reply route(Call call) {
    if (!call.method().equals("GET")) {
      return Problem.of(405, "Method Not Allowed", "The sandbox serves reads only");
    }
    if (call.path().isEmpty()) {
      return notFound();
    }
    String first = call.path().get(0);
    if (first.equals("Reports")) {
      return call.path().size() == 2 ? report(call, call.path().get(1)) : notFound();
    }
    Optional<Resource> resource = Resource.at(first);
    if (resource.isEmpty() || call.path().size() > 2) {
      return notFound();
    }
    return call.path().size() == 1
        ? list(call, resource.get())
        : single(call, resource.get(), call.path().get(1));
  }

  private Reply list(Call call, Resource resource) {
    List<JsonNode> selected = records.list(resource);
    Optional<String> header = call.header("If-Modified-Since");
    if (header.isPresent()) {
      Optional<Instant> since = ModifiedSince.parse(header.get());
      if (since.isEmpty()) {
        return invalid("If-Modified-Since must be UTC in whole seconds: yyyy-MM-ddTHH:mm:ss");
      }
      selected = ModifiedSince.filter(selected, since.get());
    }
    if (resource == Resource.CONTACTS && !"true".equals(call.query().get("includeArchived"))) {
      selected =
          selected.stream()
              .filter(contact -> !contact.path("ContactStatus").asText().equals("ARCHIVED"))
              .toList();
    }
    return answer(call, resource, selected);
  }

  private Reply answer(Call call, Resource resource, List<JsonNode> selected) {
    ObjectNode envelope = envelope(call);
    Optional<PageRequest> page =
        resource.paging() == Resource.Paging.NONE ? Optional.empty() : PageRequest.of(call);
    if (page.isPresent() && resource.paging() == Resource.Paging.FULL) {
      envelope.set("pagination", page.get().totals(selected.size()));
    }
    ArrayNode list = envelope.putArray(resource.key());
    List<JsonNode> shown = page.isPresent() ? page.get().cut(selected) : selected;
    boolean bare = page.isEmpty() && resource.paging() == Resource.Paging.FULL;
    for (JsonNode record : shown) {
      list.add(bare ? withoutLines(resource, record) : record);
    }
    return Reply.json(200, envelope);
  }

  private static JsonNode withoutLines(Resource resource, JsonNode record) {
    Optional<String> lines = resource.linesField();
    if (lines.isPresent() && record instanceof ObjectNode object && object.has(lines.get())) {
      ObjectNode bare = object.objectNode();
      bare.setAll(object);
      bare.putArray(lines.get());
      return bare;
    }
    return record;
  }

  private Reply single(Call call, Resource resource, String idOrNumber) {
    return records.list(resource).stream()
        .filter(record -> named(resource, record, idOrNumber))
        .findFirst()
        .map(
            record -> {
              ObjectNode envelope = envelope(call);
              envelope.putArray(resource.key()).add(record);
              return Reply.json(200, envelope);
            })
        .orElseGet(AccountingApi::notFound);
  }

  private static boolean named(Resource resource, JsonNode record, String idOrNumber) {
    return record.path(resource.idField()).asText("").equalsIgnoreCase(idOrNumber)
        || resource
            .numberField()
            .map(field -> record.path(field).asText("").equals(idOrNumber))
            .orElse(false);
  }

  private Reply report(Call call, String name) {
    return records
        .report(name, call.query())
        .map(
            report -> {
              ObjectNode envelope = envelope(call);
              envelope.putArray("Reports").add(report);
              return Reply.json(200, envelope);
            })
        .orElseGet(AccountingApi::notFound);
  }

  private ObjectNode envelope(Call call) {
    Instant now = clock.instant();
    ObjectNode envelope = Json.object();
    envelope.put(
        "Id",
        UUID.nameUUIDFromBytes((call.url() + now).getBytes(StandardCharsets.UTF_8)).toString());
    envelope.put("Status", "OK");
    envelope.put("ProviderName", "XeroPulse sandbox");
    envelope.put("DateTimeUTC", "/Date(" + now.toEpochMilli() + ")/");
    return envelope;
  }

  private static Reply invalid(String message) {
    ObjectNode error = Json.object();
    error.put("ErrorNumber", 10);
    error.put("Type", "ValidationException");
    error.put("Message", message);
    error.putArray("Elements");
    return Reply.json(400, error);
  }

  private static Reply notFound() {
    return Problem.of(404, "Not Found", "The resource you're looking for cannot be found");
  }
}
