package io.xeropulse.xero.accounting;

import io.xeropulse.xero.internal.paging.DateFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks for, in Xero's words. Immutable.
 *
 * @param where terms that must all hold
 * @param parameters other parameters
 * @param idParameter the parameter that takes identifiers, where it is used
 * @param ids identifiers, in as many calls as it takes; empty for no such filter
 * @param modifiedSince only what changed since, or null
 */
record Filter(
    List<String> where,
    Map<String, String> parameters,
    String idParameter,
    List<String> ids,
    @Nullable Instant modifiedSince) {
  /** More identifiers make an address that Xero answers with 404. */
  private static final int MOST_IDS = 50;

  static final Filter NONE = new Filter(List.of(), Map.of(), "IDs", List.of(), null);

  Filter {
    where = List.copyOf(where);
    parameters = Map.copyOf(parameters);
    ids = List.copyOf(ids);
  }

  Filter since(Instant instant) {
    return new Filter(where, parameters, idParameter, ids, instant);
  }

  Filter and(String term) {
    List<String> terms = new ArrayList<>(where);
    terms.add(term);
    return new Filter(terms, parameters, idParameter, ids, modifiedSince);
  }

  Filter with(String parameter, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, value);
    return new Filter(where, more, idParameter, ids, modifiedSince);
  }

  Filter identified(String parameter, List<String> identifiers) {
    return new Filter(where, parameters, parameter, identifiers, modifiedSince);
  }

  Filter word(String field, WireWord word) {
    return and(field + "==\"" + word.wire() + "\"");
  }

  Filter id(String field, UUID id) {
    return and(field + "==guid(\"" + id + "\")");
  }

  Filter text(String field, String text) {
    if (text.indexOf('"') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          field + " cannot be asked for with quotation marks or control characters in it");
    }
    return and(field + "==\"" + text + "\"");
  }

  Filter dates(String field, LocalDate startInclusive, LocalDate endExclusive) {
    if (!startInclusive.isBefore(endExclusive)) {
      throw new IllegalArgumentException(
          "The range must begin before it ends: %s to %s".formatted(startInclusive, endExclusive));
    }
    Filter narrowed = this;
    for (String term : DateFilter.terms(field, startInclusive, endExclusive)) {
      narrowed = narrowed.and(term);
    }
    return narrowed;
  }

  /** The parameters of each list that has to be read. */
  List<Map<String, String>> lists() {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    if (!where.isEmpty()) {
      all.put("where", DateFilter.where(where));
    }
    if (ids.isEmpty()) {
      return List.of(all);
    }
    List<Map<String, String>> lists = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      Map<String, String> some = new LinkedHashMap<>(all);
      some.put(
          idParameter,
          ids.subList(from, Math.min(ids.size(), from + MOST_IDS)).stream()
              .collect(Collectors.joining(",")));
      lists.add(some);
    }
    return lists;
  }
}
