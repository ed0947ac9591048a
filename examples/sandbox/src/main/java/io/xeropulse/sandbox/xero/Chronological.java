package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** A list that finds the records changed since an instant without making the others. */
public interface Chronological {

  /**
   * Cuts the list.
   *
   * @param since the first instant that counts
   * @return the records changed then or later
   */
  List<JsonNode> since(Instant since);
}
