package io.xeropulse.authz.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the log for others to read: JSON Lines, which can be read back and verified, and CSV for
 * spreadsheets. Thread-safe.
 */
public final class AuditExport {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String DAMAGED =
      "The line is not an exported audit entry; export the log again";
  private static final List<String> COLUMNS =
      List.of(
          "sequence",
          "at",
          "organization",
          "actor",
          "action",
          "target",
          "outcome",
          "details",
          "address",
          "agent",
          "tags",
          "key",
          "previous",
          "hash");

  private AuditExport() {}

  /**
   * Writes one JSON object a line.
   *
   * @param entries the entries, in order
   * @param out receives the lines
   * @throws IOException if {@code out} does
   */
  public static void jsonLines(Iterator<AuditEntry> entries, Appendable out) throws IOException {
    while (entries.hasNext()) {
      out.append(json(entries.next()).toString()).append('\n');
    }
  }

  /**
   * Reads what {@link #jsonLines} wrote.
   *
   * @param line one line
   * @return the entry
   * @throws MalformedResponseException if the line is not such an entry, or says anything that an
   *     entry would not be written with
   */
  public static AuditEntry parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      AuditEntry entry = entry(node);
      // What the entry does not hold, its hash does not cover either.
      if (JSON.readTree(json(entry).toString()).equals(node)) {
        return entry;
      }
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw new MalformedResponseException(DAMAGED, e);
    }
    throw new MalformedResponseException(DAMAGED);
  }

  private static AuditEntry entry(JsonNode node) {
    Map<String, String> details = new TreeMap<>();
    node.required("details")
        .properties()
        .forEach(detail -> details.put(detail.getKey(), text(detail.getValue())));
    Set<String> tags = new TreeSet<>();
    node.required("tags").forEach(tag -> tags.add(text(tag)));
    AuditEvent event =
        new AuditEvent(
            OrganizationId.of(text(node, "organization")),
            Instant.parse(text(node, "at")),
            text(node, "actor"),
            text(node, "action"),
            text(node, "target"),
            Outcome.valueOf(text(node, "outcome")),
            details,
            RequestOrigin.recorded(text(node, "address"), text(node, "agent")),
            tags);
    return new AuditEntry(
        node.required("sequence").longValue(),
        event,
        text(node, "key"),
        text(node, "previous"),
        text(node, "hash"));
  }

  /**
   * Writes CSV (RFC 4180) with a header. Cells that a spreadsheet would take for a formula start
   * with an apostrophe.
   *
   * @param entries the entries, in order
   * @param out receives the lines
   * @throws IOException if {@code out} does
   */
  public static void csv(Iterator<AuditEntry> entries, Appendable out) throws IOException {
    out.append(String.join(",", COLUMNS)).append("\r\n");
    while (entries.hasNext()) {
      ObjectNode node = json(entries.next());
      List<String> cells = new ArrayList<>();
      for (String column : COLUMNS) {
        JsonNode value = node.get(column);
        cells.add(cell(value.isContainerNode() ? value.toString() : value.asText()));
      }
      out.append(String.join(",", cells)).append("\r\n");
    }
  }

  private static ObjectNode json(AuditEntry entry) {
    AuditEvent event = entry.event();
    ObjectNode node = JSON.createObjectNode();
    node.put("sequence", entry.sequence());
    node.put("at", event.at().toString());
    node.put("organization", event.organization().toString());
    node.put("actor", event.actor());
    node.put("action", event.action());
    node.put("target", event.target());
    node.put("outcome", event.outcome().name());
    ObjectNode details = node.putObject("details");
    event.details().forEach(details::put);
    node.put("address", event.origin().address());
    node.put("agent", event.origin().agent());
    event.tags().forEach(node.putArray("tags")::add);
    node.put("key", entry.keyId());
    node.put("previous", entry.previous());
    node.put("hash", entry.hash());
    return node;
  }

  private static String text(JsonNode node, String name) {
    return text(node.required(name));
  }

  private static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("Not a text");
    }
    return value.textValue();
  }

  private static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
