package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Json;
import java.util.List;
import java.util.Optional;

/**
 * Which page of a list is asked for; values out of range are adjusted silently, as Xero does.
 *
 * @param page counted from 1
 * @param pageSize 1 to 1000
 */
record PageRequest(int page, int pageSize) {

  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

  static final PageRequest FIRST = new PageRequest(1, DEFAULT_SIZE);

  static Optional<PageRequest> of(Call call) {
    Optional<String> page = call.parameter("page");
    Optional<String> size = call.parameter("pageSize");
    return page.isEmpty() && size.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PageRequest(
                Math.max(1, page.map(text -> number(text, 1)).orElse(1)),
                Math.min(
                    LARGEST_SIZE,
                    Math.max(
                        1, size.map(text -> number(text, DEFAULT_SIZE)).orElse(DEFAULT_SIZE)))));
  }

  <T> List<T> cut(List<T> all) {
    long from = Math.min(all.size(), (page - 1L) * pageSize);
    long to = Math.min(all.size(), from + pageSize);
    return all.subList((int) from, (int) to);
  }

  ObjectNode totals(int itemCount) {
    ObjectNode totals = Json.object();
    totals.put("page", page);
    totals.put("pageSize", pageSize);
    totals.put("pageCount", (itemCount + pageSize - 1) / pageSize);
    totals.put("itemCount", itemCount);
    return totals;
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }
}
