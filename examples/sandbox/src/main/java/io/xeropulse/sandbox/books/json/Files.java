package io.xeropulse.sandbox.books.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Every third record has a note attached, a small text whose name has to be encoded in a URL. */
final class Files {

  private Files() {}

  static boolean has(String recordId) {
    return Ids.index(UUID.fromString(recordId)) % 3 == 0;
  }

  static List<JsonNode> of(String recordId, JsonNode record) {
    if (!has(recordId)) {
      return List.of();
    }
    String name = "Café note – " + Label.of(record).replace('/', ' ') + ".txt";
    ObjectNode file = Json.object();
    file.put("AttachmentID", id(recordId, name).toString());
    file.put("FileName", name);
    file.put("MimeType", "text/plain");
    file.put("ContentLength", content(recordId, record).length);
    file.put("IncludeOnline", false);
    return List.of(file);
  }

  static byte[] content(String recordId, JsonNode record) {
    return "Paid with thanks – Müller, 陈伟. This note belongs to %s (%s).\n"
        .formatted(Label.of(record), recordId)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static UUID id(String recordId, String name) {
    return UUID.nameUUIDFromBytes((recordId + "/" + name).getBytes(StandardCharsets.UTF_8));
  }
}
