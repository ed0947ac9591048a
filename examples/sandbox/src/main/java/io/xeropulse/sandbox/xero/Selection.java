package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which records of a list a call asks for, and in which order. */
final class Selection {

  private final Call call;
  private final Resource resource;
  private final boolean recorded;

  /** Selects from a list, which was either recorded or is made while it is read. */
  Selection(Call call, Resource resource, boolean recorded) {
    this.call = call;
    this.resource = resource;
    this.recorded = recorded;
  }

  List<JsonNode> of(List<JsonNode> all, int highVolume) {
    Optional<Filter> where = call.parameter("where").map(text -> Filter.parse(text, resource));
    Optional<Ordering> order = call.parameter("order").map(text -> Ordering.parse(text, resource));
    if (all.size() > highVolume) {
      HighVolume.check(resource, where, order, call.parameter("page").isPresent());
    }
    List<JsonNode> found =
        ModifiedSince.of(call, resource).map(since -> ModifiedSince.filter(all, since)).orElse(all);
    List<Predicate<JsonNode>> terms = new ParameterTerms(call, resource, recorded).all();
    where.ifPresent(filter -> terms.add(filter::matches));
    if (!terms.isEmpty()) { // or else the list need not be made whole
      found =
          found.stream().filter(record -> terms.stream().allMatch(t -> t.test(record))).toList();
    }
    return order.isPresent() ? order.get().sorted(found) : found;
  }
}
