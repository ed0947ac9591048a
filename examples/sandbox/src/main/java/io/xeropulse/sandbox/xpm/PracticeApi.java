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
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers {@code /practicemanager/3.1/…} below that prefix; thread-safe. */
public final class PracticeApi implements Handler {

  private static final String WINDOW_WANTED =
      "from and to are required (yyyyMMdd), to not before from and at most one year after it";

  private final PracticeRecords records;
  private final Lookup lookup;
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
    this.lookup = new Lookup(records);
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
      case 4 ->
          call.path().get(3).equals("customfield")
              ? new CustomFields(records).on(operation, call.path().get(2))
              : Answer.error(404, "Invalid resource");
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
      case "client.api/paged-list" ->
          Paged.of(call, "Clients", live().map(client -> client.without("Contacts")).toList());
      case "client.api/contacts" ->
          Paged.of(call, "Contacts", records.list(XpmList.CONTACTS, false));
      case "client.api/search" -> search(call, detailed);
      case "clientgroup.api/list" -> all(XpmList.GROUPS);
      case "cost.api/list" -> prices(call);
      case "quote.api/list" -> windowed(call, XpmList.QUOTES, detailed);
      case "quote.api/current" ->
          chosen(XpmList.QUOTES, detailed, quote -> quote.value("State").equals("Issued"));
      case "quote.api/draft" ->
          chosen(XpmList.QUOTES, detailed, quote -> quote.value("State").equals("Draft"));
      case "template.api/list" -> all(XpmList.TEMPLATES);
      case "job.api/tasks" ->
          JobTasks.chosen(call, records.list(XpmList.JOBS, true))
              .map(jobs -> list(XpmList.JOBS, jobs))
              .orElseGet(() -> Answer.error(400, "due and start must be written yyyyMMdd"));
      case "invoice.api/list" -> windowed(call, XpmList.INVOICES, detailed);
      case "invoice.api/current" ->
          chosen(XpmList.INVOICES, detailed, i -> i.value("Status").equals("Approved"));
      case "invoice.api/draft" ->
          chosen(XpmList.INVOICES, detailed, i -> i.value("Status").equals("Draft"));
      case "customfield.api/definition" -> all(XpmList.CUSTOM_FIELDS);
      default -> Answer.error(404, "Invalid resource");
    };
  }

  /** The price list comes a thousand at a time; a page behind the end has no records. */
  private Answer prices(Call call) {
    List<Xml> all = records.list(XpmList.PRICES, false);
    int page = Math.max(1, Paged.number(call, "page", 1));
    List<Xml> cut =
        all.subList(Math.min(all.size(), (page - 1) * 1000), Math.min(all.size(), page * 1000));
    return Answer.ok(Xml.text("Records", cut.size()), Xml.of("Costs", cut));
  }

  /** Clients that are neither archived nor deleted. */
  private Stream<Xml> live() {
    return records.list(XpmList.CLIENTS, false).stream()
        .filter(c -> !c.value("IsArchived").equals("Yes") && !c.value("IsDeleted").equals("Yes"));
  }

  private Answer search(Call call, boolean detailed) {
    String term = call.parameter("query").orElse("").toLowerCase(Locale.ROOT);
    return chosen(
        XpmList.CLIENTS,
        detailed,
        client ->
            Stream.of("Name", "Email", "ExportCode")
                .anyMatch(f -> client.value(f).toLowerCase(Locale.ROOT).contains(term)));
  }

  private Answer one(Call call, String operation, String id) {
    return switch (operation) {
      case "job.api/get" -> document(lookup.job(id), "Invalid job identifier");
      case "job.api/costs" -> costs(id);
      case "job.api/client" ->
          of(XpmList.CLIENTS, id, XpmList.JOBS, job -> job.value("Client/UUID").equals(id));
      case "job.api/staff" -> staffJobs(id);
      case "job.api/documents" -> documents(lookup.job(id), Document.JOB_DOCUMENTS, id, "job");
      case "time.api/job" ->
          of(XpmList.JOBS, id, XpmList.TIMES, time -> time.value("Job/ID").equals(id));
      case "time.api/staff" -> staffTime(call, id);
      case "time.api/get" ->
          document(lookup.find(XpmList.TIMES, "UUID", id), "Invalid time identifier");
      case "staff.api/get" ->
          document(lookup.find(XpmList.STAFF, "UUID", id), "Invalid staff identifier");
      case "task.api/get" ->
          document(lookup.find(XpmList.TASKS, "UUID", id), "Invalid task identifier");
      case "client.api/get" ->
          document(lookup.find(XpmList.CLIENTS, "UUID", id), "Invalid client identifier");
      case "client.api/contact" ->
          document(lookup.find(XpmList.CONTACTS, "UUID", id), "Invalid contact identifier");
      case "client.api/documents" ->
          documents(
              lookup.find(XpmList.CLIENTS, "UUID", id), Document.CLIENT_DOCUMENTS, id, "client");
      case "cost.api/get" ->
          document(lookup.find(XpmList.PRICES, "UUID", id), "Invalid cost identifier");
      case "customfield.api/get" ->
          document(
              lookup.find(XpmList.CUSTOM_FIELDS, "UUID", id), "Invalid custom field identifier");
      case "quote.api/get" ->
          document(lookup.find(XpmList.QUOTES, "ID", id), "Invalid quote identifier");
      case "invoice.api/job" ->
          of(XpmList.JOBS, id, XpmList.INVOICES, i -> i.value("JobText").equals(id));
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

  /** The records of one owner; none may be there, but the owner must. */
  private Answer of(XpmList owners, String owner, XpmList list, Predicate<Xml> choice) {
    List<Xml> found = records.list(list, false).stream().filter(choice).toList();
    String field = owners == XpmList.JOBS ? "ID" : "UUID";
    return found.isEmpty() && lookup.find(owners, field, owner).isEmpty()
        ? Answer.error(
            404, "Invalid %s identifier".formatted(owners.item().toLowerCase(Locale.ROOT)))
        : list(list, found);
  }

  /** The jobs of one of the staff, with their tasks but without what else is long. */
  private Answer staffJobs(String staff) {
    if (lookup.find(XpmList.STAFF, "UUID", staff).isEmpty()) {
      return Answer.error(404, "Invalid staff identifier");
    }
    return list(
        XpmList.JOBS,
        records.list(XpmList.JOBS, true).stream()
            .filter(job -> JobTasks.assigned(job, staff))
            .map(job -> job.without("Milestones", "Notes"))
            .toList());
  }

  private Answer documents(Optional<Xml> owner, Document kind, String id, String what) {
    return owner.isEmpty()
        ? Answer.error(404, "Invalid " + what + " identifier")
        : Answer.ok(records.document(kind, id).orElseGet(() -> Xml.of("Documents")));
  }

  private Answer staffTime(Call call, String staff) {
    List<Xml> times =
        records.list(XpmList.TIMES, false).stream()
            .filter(time -> time.value("Staff/UUID").equals(staff))
            .toList();
    if (times.isEmpty() && lookup.find(XpmList.STAFF, "UUID", staff).isEmpty()) {
      return Answer.error(404, "Invalid staff identifier");
    }
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

  private Answer costs(String jobNumber) {
    Optional<Xml> costs = records.document(Document.COSTS, jobNumber);
    if (costs.isEmpty() && lookup.find(XpmList.JOBS, "ID", jobNumber).isEmpty()) {
      return Answer.error(404, "Invalid job identifier");
    }
    return Answer.ok(costs.orElseGet(() -> Xml.of("Costs")));
  }

  private Optional<Xml> invoice(String id) {
    return records
        .document(Document.INVOICE, id)
        .or(() -> lookup.find(XpmList.INVOICES, "ID", id).map(SingleLineInvoice::of));
  }

  private Answer payments(String invoiceId) {
    if (lookup.find(XpmList.INVOICES, "ID", invoiceId).isEmpty()) {
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
