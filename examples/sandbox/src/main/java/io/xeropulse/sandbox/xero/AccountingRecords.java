package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what the Accounting API serves; implementations are thread-safe. */
public interface AccountingRecords {

  /**
   * Reads a list, which may be made while it is read.
   *
   * @param resource which list
   * @return its records in Xero's default order: by time of change, then by id
   */
  List<JsonNode> list(Resource resource);

  /**
   * Works a report out.
   *
   * @param name its path name, such as {@code TrialBalance}
   * @param parameters the query
   * @return the report, if this practice has it
   */
  Optional<ObjectNode> report(String name, Map<String, String> parameters);

  /**
   * Finds one record faster, or in a longer form, than by reading its list.
   *
   * @param resource which list it is of
   * @param idOrNumber its id or number
   * @param parameters the query
   * @return the record; if empty the list is read
   */
  default Optional<JsonNode> single(
      Resource resource, String idOrNumber, Map<String, String> parameters) {
    return Optional.empty();
  }

  /**
   * Reads a list that lies below a record.
   *
   * @param detail which list
   * @param resource what kind of record it is
   * @param record the record
   * @return the list, empty if it has none
   */
  default List<JsonNode> details(Detail detail, Resource resource, JsonNode record) {
    return List.of();
  }

  /**
   * Reads a file.
   *
   * @param resource what kind of record it is attached to
   * @param record the record
   * @param file the file's entry in the list of attachments
   * @return its content
   */
  default byte[] content(Resource resource, JsonNode record, JsonNode file) {
    return new byte[0];
  }

  /**
   * Lists the reports somebody published, which are found by their ids.
   *
   * @return the reports without rows
   */
  default List<JsonNode> publishedReports() {
    return List.of();
  }

  /**
   * Reads the journals behind a number.
   *
   * @param after the journal number after which to begin
   * @param atMost how many at most
   * @return the journals, by number
   */
  default List<JsonNode> journals(int after, int atMost) {
    return list(Resource.JOURNALS).stream()
        .filter(journal -> journal.path("JournalNumber").asInt() > after)
        .limit(atMost)
        .toList();
  }

  /**
   * Tells whether amounts must keep the decimals they have, whatever a call asks for.
   *
   * @return whether records are served digit by digit
   */
  default boolean verbatim() {
    return false;
  }
}
