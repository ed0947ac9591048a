package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which records of a list a call asks for, and in which order. */
final class Selection {

  private final Call call;
  private final Resource resource;

  Selection(Call call, Resource resource) {
    this.call = call;
    this.resource = resource;
  }

  List<JsonNode> of(List<JsonNode> all, int highVolume) {
    Optional<Filter> where = call.parameter("where").map(w -> Filter.parse(w, resource));
    Optional<Ordering> order = call.parameter("order").map(o -> Ordering.parse(o, resource));
    if (all.size() > highVolume) {
      HighVolume.check(resource, where, order, call.parameter("page").isPresent());
    }
    List<JsonNode> selected =
        ModifiedSince.of(call, resource).map(since -> ModifiedSince.filter(all, since)).orElse(all);
    Predicate<JsonNode> wanted = parameters().and(r -> where.isEmpty() || where.get().matches(r));
    boolean everything = where.isEmpty() && !filtered();
    selected = everything ? selected : selected.stream().filter(wanted).toList();
    List<JsonNode> found = selected;
    return order.map(by -> by.sorted(found)).orElse(found);
  }

  private boolean filtered() {
    boolean contacts =
        resource == Resource.CONTACTS && !"true".equals(call.query().get("includeArchived"));
    return contacts
        || List.of(
                "IDs",
                "InvoiceNumbers",
                "ContactIDs",
                "Statuses",
                "Status",
                "searchTerm",
                "References",
                "DateFrom",
                "DateTo",
                "ContactID",
                "QuoteNumber")
            .stream()
            .anyMatch(name -> call.parameter(name).isPresent());
  }

  private Predicate<JsonNode> parameters() {
    Predicate<JsonNode> wanted = record -> true;
    if (resource == Resource.CONTACTS && !"true".equals(call.query().get("includeArchived"))) {
      wanted = record -> !record.path("ContactStatus").asText().equals("ARCHIVED");
    }
    return wanted
        .and(oneOf("IDs", resource.idField()))
        .and(oneOf("InvoiceNumbers", "InvoiceNumber"))
        .and(oneOf("References", "Reference"))
        .and(oneOf("Statuses", "Status"))
        .and(oneOf("Status", "Status"))
        .and(oneOf("ContactIDs", "Contact.ContactID"))
        .and(oneOf("ContactID", "Contact.ContactID"))
        .and(oneOf("QuoteNumber", "QuoteNumber"))
        .and(term())
        .and(dated());
  }

  private Predicate<JsonNode> oneOf(String parameter, String field) {
    Optional<String> sent = call.parameter(parameter);
    if (sent.isEmpty()) {
      return record -> true;
    }
    Set<String> values =
        Arrays.stream(sent.get().split(",", -1))
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String pointer = "/" + field.replace('.', '/');
    return record -> values.contains(record.at(pointer).asText("").toLowerCase(Locale.ROOT));
  }

  private Predicate<JsonNode> term() {
    Optional<String> sent = call.parameter("searchTerm");
    if (sent.isEmpty()) {
      return record -> true;
    }
    String term = sent.get().toLowerCase(Locale.ROOT);
    return record ->
        List.of("Name", "EmailAddress", "ContactNumber", "InvoiceNumber", "Reference").stream()
            .anyMatch(f -> record.path(f).asText("").toLowerCase(Locale.ROOT).contains(term));
  }

  private Predicate<JsonNode> dated() {
    if (resource == Resource.BUDGETS) {
      return record -> true; // there they choose months, not budgets
    }
    Optional<LocalDate> from = call.parameter("DateFrom").map(Selection::date);
    Optional<LocalDate> to = call.parameter("DateTo").map(Selection::date);
    if (from.isEmpty() && to.isEmpty()) {
      return record -> true;
    }
    return record -> {
      Optional<LocalDate> date =
          WireDate.instant(record.path("Date").asText())
              .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate());
      return date.isPresent()
          && (from.isEmpty() || !date.get().isBefore(from.get()))
          && (to.isEmpty() || !date.get().isAfter(to.get()));
    };
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeParseException malformed) {
      throw new InvalidQueryException("A date must be written yyyy-MM-dd, not " + text);
    }
  }
}
