package io.xeropulse.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Receivables;
import io.xeropulse.sandbox.books.Scope;
import io.xeropulse.sandbox.books.json.BooksRecords;
import io.xeropulse.sandbox.http.Json;
import io.xeropulse.sandbox.jobs.WorkInProgress;
import io.xeropulse.sandbox.xero.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Reads the books as at a day; thread-safe. */
final class FigureControl {

  private final Desk desk;

  FigureControl(Desk desk) {
    this.desk = desk;
  }

  List<Operation> operations() {
    return List.of(
        new Operation("GET", "/sandbox/books/trial-balance", this::trialBalance),
        new Operation(
            "GET",
            "/sandbox/books/receivables",
            input -> open(figures().receivables(day(input)), day(input))),
        new Operation(
            "GET",
            "/sandbox/books/payables",
            input -> open(figures().payables(day(input)), day(input))),
        new Operation("GET", "/sandbox/books/work-in-progress", this::workInProgress),
        new Operation("GET", "/sandbox/books/counts", this::counts),
        new Operation("GET", "/sandbox/books/settings", input -> settings()));
  }

  private ObjectNode settings() {
    Books books = desk.books().get();
    ObjectNode answer = Json.object();
    answer.put("country", books.chart().country().code());
    answer.put("baseCurrency", books.chart().base().code());
    answer.put("founded", books.founded().toString());
    answer.put("yearStart", books.yearStart(books.asAt()).toString());
    ArrayNode currencies = answer.putArray("currencies");
    books.stories().stream()
        .map(story -> story.invoice().currency().code())
        .distinct()
        .sorted()
        .forEach(currencies::add);
    ArrayNode regions = answer.putArray("regions");
    Books.REGIONS.forEach(regions::add);
    ArrayNode groups = answer.putArray("contactGroups");
    for (JsonNode group : new BooksRecords(books).list(Resource.CONTACT_GROUPS)) {
      groups.add(group.path("Name").asText());
    }
    ArrayNode accounts = answer.putArray("accounts");
    books.chart().accounts().forEach(account -> accounts.add(account.code()));
    ArrayNode taxTypes = answer.putArray("taxTypes");
    books.chart().accounts().stream()
        .map(account -> account.tax().type())
        .distinct()
        .forEach(taxTypes::add);
    return answer;
  }

  private Figures figures() {
    return desk.figures().get();
  }

  private LocalDate day(Input input) {
    return input.day("asAt", desk.books().get().asAt());
  }

  private ObjectNode answer(Input input) {
    return Json.object().put("asAt", day(input).toString());
  }

  private ObjectNode trialBalance(Input input) {
    Scope.Basis basis = input.queried("basis", Scope.Basis.class, Scope.Basis.ACCRUAL);
    ObjectNode answer = answer(input).put("basis", basis.name());
    amounts(answer.putObject("accounts"), figures().trialBalance(basis, day(input)));
    return answer;
  }

  private static ObjectNode open(Receivables open, LocalDate day) {
    ObjectNode answer = Json.object().put("asAt", day.toString());
    answer.put("documents", open.items().size());
    answer.put("total", open.total());
    amounts(answer.putObject("byDueDate"), open.ageing(day, true));
    amounts(answer.putObject("byDate"), open.ageing(day, false));
    return answer;
  }

  private ObjectNode workInProgress(Input input) {
    WorkInProgress work = figures().workInProgress(day(input));
    ObjectNode answer = answer(input);
    answer.put("gross", work.gross());
    answer.put("interims", work.interims());
    answer.put("net", work.net());
    answer.put("unpricedMinutes", work.unpricedMinutes());
    amounts(answer.putObject("ageingGross"), work.ageingGross());
    amounts(answer.putObject("ageingNet"), work.ageingNet());
    amounts(answer.putObject("netByJob"), work.netByJob());
    return answer;
  }

  private ObjectNode counts(Input input) {
    ObjectNode answer = Json.object();
    boolean dated = input.call().parameter("asAt").isPresent();
    if (dated) {
      answer.put("asAt", day(input).toString());
    }
    ObjectNode counts = answer.putObject("counts");
    (dated ? figures().counts(day(input)) : figures().counts()).forEach(counts::put);
    return answer;
  }

  private static void amounts(ObjectNode into, Map<String, BigDecimal> amounts) {
    amounts.forEach(into::put);
  }
}
