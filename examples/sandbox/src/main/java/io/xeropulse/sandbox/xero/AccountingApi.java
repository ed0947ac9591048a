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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Answers {@code /api.xro/2.0/…} below that prefix; thread-safe. */
public final class AccountingApi implements Handler {

  private static final int JOURNALS_AT_ONCE = 100;
  private static final int FEW = 1_000;

  private final AccountingRecords records;
  private final InstantSource clock;
  private final int highVolume;
  private final Quirks quirks;

  /**
   * Creates the API.
   *
   * @param records what it serves
   * @param clock stamps the envelopes
   * @param highVolume above how many records of a kind filters need an index
   * @param quirks how its JSON leaves the specification
   */
  public AccountingApi(
      AccountingRecords records, InstantSource clock, int highVolume, Set<Quirk> quirks) {
    this.quirks = new Quirks(quirks);
    this.highVolume = highVolume;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public Reply handle(Call call) {
    try {
      return route(call);
    } catch (InvalidQueryException refused) {
      return invalid(refused);
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
    if (first.equalsIgnoreCase("Reports")) {
      return switch (call.path().size()) {
        case 1 -> listed(call, "Reports", records.publishedReports());
        case 2 -> report(call, call.path().get(1));
        default -> notFound();
      };
    }
    Optional<Resource> whole = Resource.at(String.join("/", call.path()));
    if (whole.isPresent()) {
      return list(call, whole.get());
    }
    Optional<Resource> resource = Resource.at(first);
    if (resource.isEmpty()) {
      return notFound();
    }
    return find(call, resource.get(), call.path().get(1))
        .flatMap(record -> found(call, resource.get(), record))
        .orElseGet(AccountingApi::notFound);
  }

  private Optional<Reply> found(Call call, Resource resource, JsonNode record) {
    return call.path().size() == 2
        ? Optional.of(single(call, resource, record))
        : new BelowRecord(records)
            .answer(call, resource, record, (key, list) -> listed(call, key, list));
  }

  private Reply listed(Call call, String key, List<JsonNode> list) {
    ObjectNode envelope = envelope(call);
    envelope.putArray(key).addAll(list);
    return reply(call, envelope, key);
  }

  private Reply list(Call call, Resource resource) {
    if (ModifiedSince.of(call, resource).filter(ModifiedSince::beforeTheFirst).isPresent()) {
      return Problem.of(500, "An error occurred", "SqlDateTime overflow");
    }
    if (resource == Resource.JOURNALS) {
      return journals(call);
    }
    List<JsonNode> selected =
        new Selection(call, resource, records.verbatim())
            .of(candidates(call, resource), highVolume);
    ObjectNode envelope = envelope(call);
    Optional<PageRequest> page = page(call, resource);
    if (page.isPresent() && resource.paging() == Resource.Paging.FULL) {
      envelope.set("pagination", page.get().totals(selected.size()));
    }
    ArrayNode list = envelope.putArray(resource.key());
    Shape shape = Shape.of(call, resource, page.isPresent(), records.verbatim());
    List<JsonNode> shown = page.isPresent() ? page.get().cut(selected) : selected;
    shown.forEach(record -> list.add(shape.apply(record)));
    return reply(call, envelope, resource.key());
  }

  /** All records, or just the few that are named if each can be found alone. */
  private List<JsonNode> candidates(Call call, Resource resource) {
    List<JsonNode> all = records.list(resource);
    Optional<String> ids = call.parameter("IDs");
    if (ids.isEmpty() || all.size() <= FEW) {
      return all;
    }
    List<JsonNode> named = new ArrayList<>();
    for (String id : ids.get().split(",", -1)) {
      Optional<JsonNode> found = records.single(resource, id.strip(), Map.of());
      if (found.isEmpty()) {
        return all;
      }
      named.add(found.get());
    }
    return DefaultOrder.sorted(named, resource);
  }

  /** Pages are cut when asked for, when only summaries are, and always for purchase orders. */
  private static Optional<PageRequest> page(Call call, Resource resource) {
    boolean unpaged =
        resource.paging() == Resource.Paging.NONE
            || (resource == Resource.MANUAL_JOURNALS && call.parameter("order").isPresent());
    if (unpaged) {
      return Optional.empty();
    }
    boolean forced =
        resource == Resource.PURCHASE_ORDERS || ParameterTerms.flag(call, "summaryOnly");
    return PageRequest.of(call)
        .or(() -> forced ? Optional.of(PageRequest.FIRST) : Optional.empty());
  }

  private Reply journals(Call call) {
    if (ParameterTerms.flag(call, "paymentsOnly")) {
      throw new InvalidQueryException(
          "The sandbox's journals are on accruals: leave paymentsOnly out");
    }
    Optional<Instant> since = ModifiedSince.of(call, Resource.JOURNALS);
    Optional<Filter> where = call.parameter("where").map(w -> Filter.parse(w, Resource.JOURNALS));
    int after = call.parameter("offset").map(AccountingApi::offset).orElse(0);
    ObjectNode envelope = envelope(call);
    ArrayNode list = envelope.putArray("Journals");
    List<JsonNode> some = records.journals(after, JOURNALS_AT_ONCE);
    while (!some.isEmpty() && list.size() < JOURNALS_AT_ONCE) {
      for (JsonNode journal : some) {
        after = journal.path("JournalNumber").asInt();
        boolean wanted =
            createdSince(journal, since) && (where.isEmpty() || where.get().matches(journal));
        if (list.size() < JOURNALS_AT_ONCE && wanted) {
          list.add(journal);
        }
      }
      some = records.journals(after, JOURNALS_AT_ONCE);
    }
    return reply(call, envelope, "Journals");
  }

  private static boolean createdSince(JsonNode journal, Optional<Instant> since) {
    Optional<Instant> created = WireDate.instant(journal.path("CreatedDateUTC").asText());
    return since.isEmpty() || created.isEmpty() || !created.get().isBefore(since.get());
  }

  private static int offset(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new InvalidQueryException("offset must be a journal number");
    }
  }

  private Optional<JsonNode> find(Call call, Resource resource, String idOrNumber) {
    return records
        .single(resource, idOrNumber, call.query())
        .or(
            () ->
                records.list(resource).stream()
                    .filter(record -> named(resource, record, idOrNumber))
                    .findFirst());
  }

  private Reply single(Call call, Resource resource, JsonNode record) {
    if (Printed.can(resource) && call.header("Accept").orElse("").contains("application/pdf")) {
      return BelowRecord.printed(resource, record);
    }
    Shape shape = Shape.of(call, resource, true, records.verbatim());
    return listed(call, resource.key(), List.of(shape.apply(record)));
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
              return reply(call, envelope, "Reports");
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

  private Reply reply(Call call, ObjectNode envelope, String key) {
    return call.asksForJson()
        ? Reply.json(200, quirks.apply(envelope, key))
        : Reply.text(200, "text/xml; charset=utf-8", XmlForm.of(envelope).document());
  }

  private static Reply invalid(InvalidQueryException refused) {
    ObjectNode error = Json.object();
    error.put("ErrorNumber", refused.number());
    error.put("Type", refused.type());
    error.put("Message", refused.getMessage());
    error.putArray("Elements");
    return Reply.json(400, error);
  }

  private static Reply notFound() {
    return Problem.of(404, "Not Found", "The resource you're looking for cannot be found");
  }
}
