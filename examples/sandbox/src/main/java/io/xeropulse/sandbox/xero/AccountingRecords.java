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
}
