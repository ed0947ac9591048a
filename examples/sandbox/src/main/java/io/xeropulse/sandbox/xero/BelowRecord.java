package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Answers what lies below a single record: its files, its history, its printed form. */
final class BelowRecord {

  private final AccountingRecords records;

  BelowRecord(AccountingRecords records) {
    this.records = records;
  }

  /**
   * Answers a call for something below a record.
   *
   * @param call the call, whose third path segment tells what
   * @param list writes a list under its key
   * @return the answer, empty if the record has nothing there
   */
  Optional<Reply> answer(
      Call call,
      Resource resource,
      JsonNode record,
      BiFunction<String, List<JsonNode>, Reply> list) {
    String what = call.path().get(2);
    boolean single = call.path().size() == 3;
    if (single && what.equalsIgnoreCase("pdf") && Printed.can(resource)) {
      return Optional.of(printed(resource, record));
    }
    Optional<Detail> detail = Detail.at(resource, what);
    if (detail.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> found = records.details(detail.get(), resource, record);
    if (detail.get() == Detail.ATTACHMENTS) {
      found.forEach(file -> locate(call, resource, record, file));
      return single
          ? Optional.of(list.apply(detail.get().key(), found))
          : file(call, resource, found, record);
    }
    return single && !(found.isEmpty() && detail.get().missingIfEmpty())
        ? Optional.of(list.apply(detail.get().key(), found))
        : Optional.empty();
  }

  static Reply printed(Resource resource, JsonNode record) {
    return Reply.bytes(200, "application/pdf", Printed.of(resource, record));
  }

  private static void locate(Call call, Resource resource, JsonNode record, JsonNode file) {
    if (file instanceof ObjectNode object) {
      String id = record.path(resource.idField()).asText();
      String name = Call.encode(file.path("FileName").asText());
      object.put(
          "Url",
          "http://%s/api.xro/2.0/%s/%s/Attachments/%s"
              .formatted(call.header("Host").orElse("localhost"), resource.key(), id, name));
    }
  }

  private Optional<Reply> file(
      Call call, Resource resource, List<JsonNode> files, JsonNode record) {
    if (call.path().size() > 4) {
      return Optional.empty();
    }
    String idOrName = call.path().get(3);
    return files.stream()
        .filter(
            file ->
                file.path("AttachmentID").asText().equalsIgnoreCase(idOrName)
                    || file.path("FileName").asText().equals(idOrName))
        .findFirst()
        .map(
            file ->
                Reply.bytes(
                    200, file.path("MimeType").asText(), records.content(resource, record, file)));
  }
}
