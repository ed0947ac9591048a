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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers {@code /practicemanager/3.1/…} below that prefix; thread-safe. */
public final class PracticeApi implements Handler {

  private static final String WINDOW_WANTED =
      "from and to are required (yyyyMMdd), to not before from and at most one year after it";

  private final PracticeRecords records;

  /**
   * Creates the API.
   *
   * @param records what it serves
   */
  public PracticeApi(PracticeRecords records) {
    this.records = records;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.method().equals("GET")) {
      return error(405, "The sandbox serves reads only");
    }
    int depth = call.path().size();
    String operation = depth < 2 ? "" : call.path().get(0) + "/" + call.path().get(1);
    Optional<String> id = depth == 3 ? Optional.of(call.path().get(2)) : Optional.empty();
    if (depth > 3) {
      return error(404, "Invalid resource");
    }
    return id.isPresent() ? one(call, operation, id.get()) : many(call, operation);
  }

  private Reply many(Call call, String operation) {
    boolean detailed = "true".equalsIgnoreCase(call.query().get("detailed"));
    return switch (operation) {
      case "job.api/list" -> windowed(call, XpmList.JOBS, detailed);
      case "job.api/current" ->
          chosen(XpmList.JOBS, detailed, job -> job.value("CompletedDate").isEmpty());
      case "time.api/list" -> windowed(call, XpmList.TIMES, detailed);
      case "staff.api/list" -> all(XpmList.STAFF);
      case "task.api/list" -> all(XpmList.TASKS);
      case "category.api/list" -> all(XpmList.CATEGORIES);
      case "client.api/list" -> clients(call, detailed);
      case "invoice.api/list" -> windowed(call, XpmList.INVOICES, detailed);
      case "invoice.api/current" ->
          chosen(XpmList.INVOICES, detailed, i -> i.value("Status").equals("Approved"));
      case "invoice.api/draft" ->
          chosen(XpmList.INVOICES, detailed, i -> i.value("Status").equals("Draft"));
      default -> error(404, "Invalid resource");
    };
  }

  private Reply one(Call call, String operation, String id) {
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
      default -> error(404, "Invalid resource");
    };
  }

  private Reply clients(Call call, boolean detailed) {
    Optional<String> since = call.parameter("modifiedsince");
    if (since.isEmpty()) {
      return chosen(XpmList.CLIENTS, detailed, client -> true);
    }
    try {
      Instant from = LocalDateTime.parse(since.get()).toInstant(ZoneOffset.UTC);
      return list(XpmList.CLIENTS, records.clientsSince(from, detailed));
    } catch (DateTimeParseException malformed) {
      return error(400, "modifiedsince must be UTC: yyyy-MM-ddTHH:mm:ss");
    }
  }

  private Reply staffTime(Call call, String staff) {
    List<Xml> times =
        records.list(XpmList.TIMES, false).stream()
            .filter(time -> time.value("Staff/UUID").equals(staff))
            .toList();
    return Window.of(call)
        .map(window -> list(XpmList.TIMES, window.filter(times, XpmList.TIMES.dateField())))
        .orElseGet(() -> error(400, WINDOW_WANTED));
  }

  private Reply windowed(Call call, XpmList list, boolean detailed) {
    return Window.of(call)
        .map(window -> window.filter(records.list(list, detailed), list.dateField()))
        .map(found -> list(list, found))
        .orElseGet(() -> error(400, WINDOW_WANTED));
  }

  private Reply all(XpmList list) {
    return chosen(list, false, record -> true);
  }

  private Reply chosen(XpmList list, boolean detailed, Predicate<Xml> choice) {
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

  private Reply costs(String jobNumber) {
    Optional<Xml> costs = records.document(Document.COSTS, jobNumber);
    if (costs.isEmpty() && find(XpmList.JOBS, "ID", jobNumber).isEmpty()) {
      return error(404, "Invalid job identifier");
    }
    return ok(costs.orElseGet(() -> Xml.of("Costs")));
  }

  private Optional<Xml> invoice(String id) {
    return records
        .document(Document.INVOICE, id)
        .or(() -> find(XpmList.INVOICES, "ID", id).map(SingleLineInvoice::of));
  }

  private Reply payments(String invoiceId) {
    if (find(XpmList.INVOICES, "ID", invoiceId).isEmpty()) {
      return error(404, "Invalid invoice identifier");
    }
    return ok(
        records.document(Document.INVOICE_PAYMENTS, invoiceId).orElseGet(() -> Xml.of("Payments")));
  }

  private static Reply document(Optional<Xml> found, String otherwise) {
    return found.map(PracticeApi::ok).orElseGet(() -> error(404, otherwise));
  }

  private static Reply list(XpmList list, List<Xml> found) {
    return ok(Xml.of(list.wrapper(), found));
  }

  private static Reply ok(Xml content) {
    return xml(200, Xml.of("Response", Xml.text("Status", "OK"), content));
  }

  private static Reply error(int status, String description) {
    return xml(
        status,
        Xml.of("Response", Xml.text("Status", "ERROR"), Xml.text("ErrorDescription", description)));
  }

  private static Reply xml(int status, Xml response) {
    return Reply.text(status, "text/xml; charset=utf-8", response.document());
  }
}
