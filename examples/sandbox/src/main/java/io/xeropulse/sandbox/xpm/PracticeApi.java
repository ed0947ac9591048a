package io.xeropulse.sandbox.xpm;

import io.xeropulse.sandbox.http.Call;
import io.xeropulse.sandbox.http.Handler;
import io.xeropulse.sandbox.http.Reply;
import io.xeropulse.sandbox.http.Xml;
import io.xeropulse.sandbox.xpm.PracticeRecords.Document;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers {@code /practicemanager/3.1/…} below that prefix; thread-safe. */
public final class PracticeApi implements Handler {

  private static final String WINDOW_WANTED =
      "from and to are required (yyyyMMdd), to not before from and at most one year after it";

  private final PracticeRecords records;
  private final boolean errorsUnder200;

  /**
   * Creates the API.
   *
   * @param records what it serves
   * @param errorsUnder200 whether errors come under HTTP status 200, as clients have seen
   */
  public PracticeApi(PracticeRecords records, boolean errorsUnder200) {
    this.errorsUnder200 = errorsUnder200;
    this.records = records;
  }

  @Override
  public Reply handle(Call call) {
    Answer answer = call.method().equals("GET") ? route(call) : Answer.error(405, "Reads only");
    return answer.reply(call, errorsUnder200);
  }

  private Answer route(Call call) {
    int depth = call.path().size();
    String operation = depth < 2 ? "" : call.path().get(0) + "/" + call.path().get(1);
    return switch (depth) {
      case 2 -> many(call, operation);
      case 3 -> one(call, operation, call.path().get(2));
      default -> Answer.error(404, "Invalid resource");
    };
  }

  private Answer many(Call call, String operation) {
    boolean detailed = "true".equalsIgnoreCase(call.parameter("detailed").orElse(""));
    return switch (operation) {
      case "job.api/list" -> windowed(call, XpmList.JOBS, detailed);
      case "job.api/current" ->
          chosen(XpmList.JOBS, detailed, job -> job.value("CompletedDate").isEmpty());
      case "jobstate.api/list" -> all(XpmList.JOB_STATES);
      case "time.api/list" -> windowed(call, XpmList.TIMES, detailed);
      case "staff.api/list" -> all(XpmList.STAFF);
      case "task.api/list" -> all(XpmList.TASKS);
      case "category.api/list" -> all(XpmList.CATEGORIES);
      case "client.api/list" -> clients(call, detailed);
      case "client.api/paged-list" -> clientPage(call);
      case "clientgroup.api/list" -> all(XpmList.GROUPS);
      case "cost.api/list" -> prices(call);
      case "quote.api/list" -> windowed(call, XpmList.QUOTES, detailed);
      case "invoice.api/list" -> windowed(call, XpmList.INVOICES, detailed);
      case "invoice.api/current" ->
          chosen(XpmList.INVOICES, detailed, i -> i.value("Status").equals("Approved"));
      case "invoice.api/draft" ->
          chosen(XpmList.INVOICES, detailed, i -> i.value("Status").equals("Draft"));
      case "customfield.api/definition" -> Answer.ok(Xml.of("CustomFieldDefinitions"));
      default -> Answer.error(404, "Invalid resource");
    };
  }

  /** The price list comes a thousand at a time; a page behind the end has no records. */
  private Answer prices(Call call) {
    List<Xml> all = records.list(XpmList.PRICES, false);
    int page = Math.max(1, number(call, "page", 1));
    List<Xml> cut =
        all.subList(Math.min(all.size(), (page - 1) * 1000), Math.min(all.size(), page * 1000));
    return Answer.ok(Xml.text("Records", cut.size()), Xml.of("Costs", cut));
  }

  /** Clients that are neither archived nor deleted, page by page, each naming the next. */
  private Answer clientPage(Call call) {
    int size = Math.max(1, Math.min(500, number(call, "pageSize", 50)));
    int from = Math.max(0, number(call, "pageToken", 0));
    List<Xml> live =
        records.list(XpmList.CLIENTS, false).stream()
            .filter(
                c -> !c.value("IsArchived").equals("Yes") && !c.value("IsDeleted").equals("Yes"))
            .map(PracticeApi::withoutContacts)
            .toList();
    int to = Math.min(live.size(), from + size);
    String url = "/practicemanager/3.1/client.api/paged-list?pageSize=" + size;
    List<Xml> links = new ArrayList<>(List.of(Xml.text("First", url)));
    if (to < live.size()) {
      links.add(Xml.text("Next", url + "&pageToken=" + to));
    }
    return Answer.ok(
        Xml.of("Clients", live.subList(Math.min(from, to), to)),
        Xml.of("Pagination", Xml.of("Links", links)));
  }

  private static Xml withoutContacts(Xml client) {
    return Xml.of(
        client.name(),
        client.children().stream().filter(c -> !c.name().equals("Contacts")).toList());
  }

  private static int number(Call call, String name, int otherwise) {
    String text = call.parameter(name).orElse("");
    return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
  }

  private Answer one(Call call, String operation, String id) {
    return switch (operation) {
      case "job.api/get" -> document(job(id), "Invalid job identifier");
      case "job.api/costs" -> costs(id);
      case "job.api/client" ->
          chosen(XpmList.JOBS, false, job -> job.value("Client/UUID").equals(id));
      case "time.api/job" -> chosen(XpmList.TIMES, false, time -> time.value("Job/ID").equals(id));
      case "time.api/staff" -> staffTime(call, id);
      case "time.api/get" -> document(find(XpmList.TIMES, "UUID", id), "Invalid time identifier");
      case "staff.api/get" -> document(find(XpmList.STAFF, "UUID", id), "Invalid staff identifier");
      case "task.api/get" -> document(find(XpmList.TASKS, "UUID", id), "Invalid task identifier");
      case "client.api/get" ->
          document(find(XpmList.CLIENTS, "UUID", id), "Invalid client identifier");
      case "invoice.api/job" ->
          chosen(XpmList.INVOICES, false, invoice -> invoice.value("JobText").equals(id));
      case "invoice.api/get" -> document(invoice(id), "Invalid invoice identifier");
      case "invoice.api/payments" -> payments(id);
      case "clientgroup.api/get" ->
          document(records.document(Document.GROUP, id), "Invalid group identifier");
      default -> Answer.error(404, "Invalid resource");
    };
  }

  private Answer clients(Call call, boolean detailed) {
    Optional<String> since = call.parameter("modifiedsince");
    if (since.isEmpty()) {
      return chosen(XpmList.CLIENTS, detailed, client -> true);
    }
    try {
      Instant from = LocalDateTime.parse(since.get()).toInstant(ZoneOffset.UTC);
      return list(XpmList.CLIENTS, records.clientsSince(from, detailed));
    } catch (DateTimeParseException malformed) {
      return Answer.error(400, "modifiedsince must be UTC: yyyy-MM-ddTHH:mm:ss");
    }
  }

  private Answer staffTime(Call call, String staff) {
    List<Xml> times =
        records.list(XpmList.TIMES, false).stream()
            .filter(time -> time.value("Staff/UUID").equals(staff))
            .toList();
    return Window.of(call)
        .map(window -> list(XpmList.TIMES, window.filter(times, XpmList.TIMES.dateField())))
        .orElseGet(() -> Answer.error(400, WINDOW_WANTED));
  }

  private Answer windowed(Call call, XpmList list, boolean detailed) {
    return Window.of(call)
        .map(window -> window.filter(records.list(list, detailed), list.dateField()))
        .map(found -> list(list, found))
        .orElseGet(() -> Answer.error(400, WINDOW_WANTED));
  }

  private Answer all(XpmList list) {
    return chosen(list, false, record -> true);
  }

  private Answer chosen(XpmList list, boolean detailed, Predicate<Xml> choice) {
    return list(list, records.list(list, detailed).stream().filter(choice).toList());
  }

  private Optional<Xml> find(XpmList list, String field, String id) {
    return records.list(list, true).stream()
        .filter(record -> record.value(field).equals(id))
        .findFirst();
  }

  private Optional<Xml> job(String number) {
    return records.document(Document.JOB, number).or(() -> find(XpmList.JOBS, "ID", number));
  }

  private Answer costs(String jobNumber) {
    Optional<Xml> costs = records.document(Document.COSTS, jobNumber);
    if (costs.isEmpty() && find(XpmList.JOBS, "ID", jobNumber).isEmpty()) {
      return Answer.error(404, "Invalid job identifier");
    }
    return Answer.ok(costs.orElseGet(() -> Xml.of("Costs")));
  }

  private Optional<Xml> invoice(String id) {
    return records
        .document(Document.INVOICE, id)
        .or(() -> find(XpmList.INVOICES, "ID", id).map(SingleLineInvoice::of));
  }

  private Answer payments(String invoiceId) {
    if (find(XpmList.INVOICES, "ID", invoiceId).isEmpty()) {
      return Answer.error(404, "Invalid invoice identifier");
    }
    return Answer.ok(
        records.document(Document.INVOICE_PAYMENTS, invoiceId).orElseGet(() -> Xml.of("Payments")));
  }

  private static Answer document(Optional<Xml> found, String otherwise) {
    return found.map(Answer::ok).orElseGet(() -> Answer.error(404, otherwise));
  }

  private static Answer list(XpmList list, List<Xml> found) {
    return Answer.ok(Xml.of(list.wrapper(), found));
  }
}
