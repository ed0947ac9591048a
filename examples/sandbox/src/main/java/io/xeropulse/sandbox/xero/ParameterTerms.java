package io.xeropulse.sandbox.xero;

import com.fasterxml.jackson.databind.JsonNode;
import io.xeropulse.sandbox.http.Call;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a call's parameters, other than {@code where}, ask of the records of a list. */
final class ParameterTerms {

  private static final List<String> SEARCHED =
      List.of(
          "Name",
          "FirstName",
          "LastName",
          "EmailAddress",
          "ContactNumber",
          "InvoiceNumber",
          "Reference");

  private final Call call;
  private final Resource resource;
  private final boolean recorded;
  private final List<Predicate<JsonNode>> terms = new ArrayList<>();

  ParameterTerms(Call call, Resource resource, boolean recorded) {
    this.call = call;
    this.resource = resource;
    this.recorded = recorded;
  }

  /** The terms that must all hold; none if the call leaves the list as it is. */
  List<Predicate<JsonNode>> all() {
    hidden("includeArchived", "ARCHIVED", Resource.CONTACTS, "ContactStatus");
    hidden("includeArchived", "ARCHIVED", Resource.INVOICES, "Status");
    hidden("includeArchived", "ARCHIVED", Resource.TRACKING_CATEGORIES, "Status");
    hidden("includeDeleted", "DELETED", Resource.BANK_TRANSFERS, "Status");
    if (resource == Resource.INVOICES && flag(call, "createdByMyApp")) {
      terms.add(record -> false); // the sandbox serves reads only: no app created anything
    }
    String contact = resource == Resource.LINKED_TRANSACTIONS ? "ContactID" : "Contact.ContactID";
    Map<String, String> lists =
        Map.of(
            "IDs", resource.idField(),
            "InvoiceNumbers", "InvoiceNumber",
            "References", "Reference",
            "Statuses", "Status",
            "Status", "Status",
            "ContactIDs", "Contact.ContactID",
            "ContactID", contact,
            "QuoteNumber", "QuoteNumber");
    lists.forEach(this::oneOf);
    if (resource == Resource.LINKED_TRANSACTIONS) {
      List.of("LinkedTransactionID", "SourceTransactionID", "TargetTransactionID")
          .forEach(name -> oneOf(name, name));
    }
    searched();
    dated("Date", "DateFrom", "DateTo");
    dated("ExpiryDate", "ExpiryDateFrom", "ExpiryDateTo");
    return terms;
  }

  /** Whether a parameter says true; anything but a truth value is refused. */
  static boolean flag(Call call, String name) {
    String sent = call.parameter(name).orElse("false").toLowerCase(Locale.ROOT);
    if (!sent.equals("true") && !sent.equals("false")) {
      throw new InvalidQueryException(name + " must be true or false, not " + sent);
    }
    return sent.equals("true");
  }

  private void hidden(String unless, String status, Resource list, String field) {
    // Only recorded invoices can be archived: the books' own need not all be made to find none.
    boolean possible = recorded || list != Resource.INVOICES;
    if (resource == list && !flag(call, unless) && possible) {
      terms.add(record -> !record.path(field).asText().equals(status));
    }
  }

  private void oneOf(String parameter, String field) {
    Optional<String> sent = call.parameter(parameter);
    if (sent.isPresent()) {
      Set<String> values =
          Arrays.stream(sent.get().split(",", -1))
              .map(value -> value.strip().toLowerCase(Locale.ROOT))
              .collect(Collectors.toSet());
      String pointer = "/" + field.replace('.', '/');
      terms.add(record -> values.contains(record.at(pointer).asText("").toLowerCase(Locale.ROOT)));
    }
  }

  private void searched() {
    Optional<String> sent = call.parameter("searchTerm");
    if (sent.isPresent()) {
      String term = sent.get().toLowerCase(Locale.ROOT);
      terms.add(
          record ->
              SEARCHED.stream()
                  .anyMatch(
                      field ->
                          record.path(field).asText("").toLowerCase(Locale.ROOT).contains(term)));
    }
  }

  private void dated(String field, String first, String last) {
    Optional<LocalDate> from = call.parameter(first).map(ParameterTerms::date);
    Optional<LocalDate> to = call.parameter(last).map(ParameterTerms::date);
    // Of budgets they choose the months to show, not which.
    if (resource != Resource.BUDGETS && (from.isPresent() || to.isPresent())) {
      terms.add(
          record -> {
            Optional<LocalDate> date =
                WireDate.instant(record.path(field).asText())
                    .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate());
            return date.isPresent()
                && (from.isEmpty() || !date.get().isBefore(from.get()))
                && (to.isEmpty() || !date.get().isAfter(to.get()));
          });
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeParseException malformed) {
      throw new InvalidQueryException("A date must be written yyyy-MM-dd, not " + text);
    }
  }
}
