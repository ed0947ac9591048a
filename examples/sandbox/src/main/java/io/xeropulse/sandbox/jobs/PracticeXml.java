package io.xeropulse.sandbox.jobs;

import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Tax;
import io.xeropulse.sandbox.http.Xml;
import io.xeropulse.sandbox.xpm.PracticeRecords;
import io.xeropulse.sandbox.xpm.XpmList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The made-up practice behind the Practice Manager API; thread-safe. */
public final class PracticeXml implements PracticeRecords {

  private final Supplier<Practice> work;

  /**
   * Opens the practice to the API.
   *
   * @param work looks at the practice's work
   */
  public PracticeXml(Supplier<Practice> work) {
    this.work = work;
  }

  @Override
  public List<Xml> list(XpmList list, boolean detailed) {
    return switch (list) {
      case JOBS -> work.get().jobs().stream().map(job -> job(job, detailed)).toList();
      case TIMES -> work.get().times().stream().map(PracticeXml::time).toList();
      case STAFF -> work.get().staff().stream().map(PracticeXml::staff).toList();
      case TASKS -> work.get().tasks().stream().map(PracticeXml::task).toList();
      case CLIENTS -> clients(0);
      case CATEGORIES -> work.get().categories().stream().map(c -> ref("Category", c)).toList();
      case INVOICES ->
          work.get().invoices().stream()
              .map(i -> detailed ? invoice(i) : Xml.of("Invoice", invoiceHead(i)))
              .toList();
      case GROUPS -> groups();
      case JOB_STATES -> states();
      case PRICES -> prices();
      case QUOTES -> List.of();
    };
  }

  @Override
  public List<Xml> clientsSince(Instant since, boolean detailed) {
    int first = 0;
    while (first < work.get().clients().size() && clientModified(first).isBefore(since)) {
      first++;
    }
    return clients(first);
  }

  @Override
  public Optional<Xml> document(Document document, String id) {
    return switch (document) {
      case JOB ->
          work.get().jobs().stream()
              .filter(job -> job.number().equals(id))
              .findFirst()
              .map(job -> job(job, true));
      case COSTS -> costs(id);
      case INVOICE ->
          work.get().invoices().stream()
              .filter(invoice -> invoice.number().equals(id))
              .findFirst()
              .map(this::invoice);
      case INVOICE_PAYMENTS ->
          work.get().invoices().stream()
              .filter(invoice -> invoice.number().equals(id))
              .findFirst()
              .map(this::payments);
      case GROUP -> group(id);
    };
  }

  private Tax tax() {
    return work.get().country().tax(Tax.Use.SALES);
  }

  /** Every third client and the next one are a family. */
  private List<Xml> groups() {
    List<Xml> groups = new ArrayList<>();
    for (int i = 0; i + 1 < work.get().clients().size(); i += 3) {
      groups.add(Xml.of("Group", groupHead(i)));
    }
    return groups;
  }

  private List<Xml> groupHead(int first) {
    return List.of(
        Xml.text("UUID", Ids.of(Ids.Kind.GROUP, work.get().seed(), first)),
        Xml.text("Name", work.get().clients().get(first).name() + " Family Group"),
        Xml.text("Taxable", "No"));
  }

  private Optional<Xml> group(String id) {
    for (int i = 0; i + 1 < work.get().clients().size(); i += 3) {
      List<Xml> fields = new ArrayList<>(groupHead(i));
      if (fields.get(0).text().equals(id)) {
        fields.add(
            Xml.of(
                "Clients",
                ref("Client", work.get().clients().get(i)),
                ref("Client", work.get().clients().get(i + 1))));
        return Optional.of(Xml.of("Group", fields));
      }
    }
    return Optional.empty();
  }

  private List<Xml> states() {
    List<String> names =
        List.of("Planned", "In Progress", "Waiting on client", "Completed", "Cancelled");
    List<Xml> states = new ArrayList<>();
    for (String name : names) {
      states.add(
          ref(
              "JobState",
              new Named(Ids.of(Ids.Kind.JOB, work.get().seed(), states.size(), 1), name)));
    }
    return states;
  }

  private List<Xml> prices() {
    List<Xml> prices = new ArrayList<>();
    for (String code : List.of("ASIC", "COUR", "FILE")) {
      prices.add(
          Xml.of(
              "Cost",
              Xml.text("UUID", Ids.of(Ids.Kind.COST, work.get().seed(), prices.size(), 1)),
              Xml.text("Description", code),
              Xml.text("Code", code),
              Xml.of("Note"),
              Xml.text("UnitCost", "40.00"),
              Xml.text("UnitPrice", "50.00"),
              Xml.of("IncomeAccount"),
              Xml.of("CostOfSaleAccount")));
    }
    return prices;
  }

  private Instant clientModified(int index) {
    return work.get().asAt().minusYears(2).plusDays(index).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private List<Xml> clients(int first) {
    List<Xml> clients = new ArrayList<>();
    for (int i = first; i < work.get().clients().size(); i++) {
      Named client = work.get().clients().get(i);
      clients.add(
          Xml.of(
              "Client",
              Xml.text("UUID", client.id()),
              Xml.text("Name", client.name()),
              Xml.text("Email", "client" + i + "@example.test"),
              Xml.of("Address"),
              Xml.text("ExportCode", "C" + (1000 + i)),
              Xml.text("IsArchived", i % 12 == 11 ? "Yes" : "No"),
              Xml.text("IsDeleted", "No"),
              ref("AccountManager", work.get().staff().get(i % 3)),
              Xml.of("Contacts")));
    }
    return clients;
  }

  private Xml job(Job job, boolean detailed) {
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("ID", job.number()));
    if (detailed) {
      fields.add(Xml.text("UUID", job.id()));
    }
    fields.add(Xml.text("Name", job.name()));
    fields.add(Xml.of("Description"));
    fields.add(Xml.text("State", job.state()));
    fields.add(Xml.of("ClientOrderNumber"));
    if (detailed) {
      fields.add(Xml.text("Budget", "0.00"));
      fields.add(Xml.text("Type", job.category().name()));
    }
    fields.add(date("StartDate", job.start()));
    fields.add(date("DueDate", job.due()));
    LocalDate completed = job.completed();
    if (completed != null) {
      fields.add(date("CompletedDate", completed));
    }
    fields.add(ref("Client", job.client()));
    fields.add(ref("Manager", job.manager()));
    fields.add(
        Xml.of("Assigned", job.assigned().stream().map(staff -> ref("Staff", staff)).toList()));
    if (detailed) {
      fields.add(Xml.of("Tasks"));
      fields.add(Xml.of("Milestones"));
      fields.add(Xml.of("Notes"));
    }
    return Xml.of("Job", fields);
  }

  private static Xml time(TimeEntry entry) {
    List<Xml> fields = new ArrayList<>();
    fields.add(Xml.text("UUID", entry.id()));
    fields.add(
        Xml.of("Job", Xml.text("ID", entry.job().number()), Xml.text("Name", entry.job().name())));
    fields.add(ref("Task", entry.task()));
    fields.add(ref("Staff", entry.staff()));
    fields.add(date("Date", entry.date()));
    fields.add(Xml.text("Minutes", entry.minutes()));
    fields.add(Xml.text("Note", entry.note()));
    fields.add(Xml.text("Billable", entry.billable()));
    if (entry.invoiceLine() != null) {
      fields.add(Xml.text("InvoiceTaskUUID", entry.invoiceLine()));
    } else if (entry.minutes() % 4 == 0) {
      fields.add(Xml.of("InvoiceTaskUUID")); // null is now an empty element, now a missing one
    }
    return Xml.of("Time", fields);
  }

  private static Xml staff(Named person) {
    return Xml.of(
        "Staff",
        Xml.text("UUID", person.id()),
        Xml.text("Name", person.name()),
        Xml.text(
            "Email", person.name().toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.test"),
        Xml.of("Phone"),
        Xml.of("Mobile"),
        Xml.of("Address"),
        Xml.of("PayrollCode"));
  }

  private static Xml task(Named task) {
    return Xml.of(
        "Task", Xml.text("UUID", task.id()), Xml.text("Name", task.name()), Xml.of("Description"));
  }

  private Optional<Xml> costs(String jobNumber) {
    return work.get().jobs().stream()
        .filter(job -> job.number().equals(jobNumber))
        .findFirst()
        .map(
            job ->
                Xml.of(
                    "Costs",
                    work.get().costs().stream()
                        .filter(cost -> cost.job().number().equals(job.number()))
                        .map(PracticeXml::cost)
                        .toList()));
  }

  private static Xml cost(JobCost cost) {
    return Xml.of(
        "Cost",
        Xml.text("UUID", cost.id()),
        date("Date", cost.date()),
        Xml.text("Description", cost.description()),
        Xml.text("Code", cost.code()),
        Xml.of("Note"),
        Xml.text("Quantity", cost.quantity()),
        Xml.text("UnitCost", cost.unitCost()),
        Xml.text("UnitPrice", cost.unitPrice()),
        Xml.text("Billable", cost.billable()));
  }

  private List<Xml> invoiceHead(JobInvoice invoice) {
    BigDecimal gross = invoice.amount().add(invoice.tax(tax()));
    boolean paid = invoice.status().equals("Paid");
    BigDecimal zero = new BigDecimal("0.00");
    Job job = invoice.job();
    return List.of(
        Xml.text("ID", invoice.number()),
        Xml.text(job == null ? "UUID" : "InternalUUID", invoice.id()),
        Xml.text("Type", invoice.type()),
        Xml.text("Status", invoice.status()),
        Xml.text("JobText", job == null ? "" : job.number()),
        date("Date", invoice.date()),
        date("DueDate", invoice.date().plusDays(14)),
        Xml.text("Amount", invoice.amount()),
        Xml.text("AmountTax", invoice.tax(tax())),
        Xml.text("AmountIncludingTax", gross),
        Xml.text("AmountPaid", paid ? gross : zero),
        Xml.text("AmountOutstanding", paid ? zero : gross),
        ref("Client", invoice.client()));
  }

  private Xml invoice(JobInvoice invoice) {
    List<Xml> fields = new ArrayList<>(invoiceHead(invoice));
    Xml tasks = Xml.of("Tasks", invoice.lines().stream().map(this::line).toList());
    Job job = invoice.job();
    if (job == null) {
      fields.add(tasks);
      fields.add(Xml.of("Costs"));
    } else {
      fields.add(
          Xml.of(
              "Jobs",
              Xml.of(
                  "Job",
                  Xml.text("ID", job.number()),
                  Xml.text("Name", job.name()),
                  Xml.of("Description"),
                  Xml.of("ClientOrderNumber"),
                  tasks,
                  Xml.of("Costs"))));
    }
    return Xml.of("Invoice", fields);
  }

  private Xml line(JobInvoice.Line line) {
    BigDecimal tax = tax().onNet(line.amount());
    return Xml.of(
        "Task",
        Xml.text("UUID", line.id()),
        Xml.text("Name", line.name()),
        Xml.of("Description"),
        Xml.text("Minutes", line.minutes()),
        Xml.text("BillableRate", line.rate()),
        Xml.text("Billable", "Yes"),
        Xml.text("Amount", line.amount()),
        Xml.text("AmountTax", tax),
        Xml.text("AmountIncludingTax", line.amount().add(tax)));
  }

  private Xml payments(JobInvoice invoice) {
    return invoice.status().equals("Paid")
        ? Xml.of(
            "Payments",
            Xml.of(
                "Payment",
                date("Date", invoice.date().plusDays(14)),
                Xml.text("Amount", invoice.amount().add(invoice.tax(tax()))),
                Xml.text("Reference", "Paid " + invoice.number())))
        : Xml.of("Payments");
  }

  private static Xml ref(String name, Named named) {
    return Xml.of(name, Xml.text("UUID", named.id()), Xml.text("Name", named.name()));
  }

  private static Xml date(String name, LocalDate date) {
    return Xml.text(name, date + "T00:00:00");
  }
}
