package io.xeropulse.sandbox.jobs;

import static io.xeropulse.sandbox.jobs.XmlParts.date;
import static io.xeropulse.sandbox.jobs.XmlParts.ref;

import io.xeropulse.sandbox.books.Ids;
import io.xeropulse.sandbox.books.Tax;
import io.xeropulse.sandbox.http.Xml;
import io.xeropulse.sandbox.xpm.PracticeRecords;
import io.xeropulse.sandbox.xpm.XpmList;
import java.time.Instant;
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
    Practice now = work.get();
    return switch (list) {
      case JOBS -> new JobXml(now).all(detailed);
      case TIMES -> now.times().stream().map(PracticeXml::time).toList();
      case STAFF -> now.staff().stream().map(PracticeXml::staff).toList();
      case TASKS -> now.tasks().stream().map(PracticeXml::task).toList();
      case CLIENTS -> new ClientXml(now).all(detailed);
      case CONTACTS -> new ClientXml(now).contacts();
      case CATEGORIES -> now.categories().stream().map(c -> ref("Category", c)).toList();
      case INVOICES -> {
        InvoiceXml xml = invoices(now);
        yield now.invoices().stream().map(i -> detailed ? xml.invoice(i) : xml.listed(i)).toList();
      }
      case GROUPS -> new ClientXml(now).groups();
      case JOB_STATES -> states();
      case PRICES -> prices();
      case QUOTES -> new QuoteXml(now).all(detailed);
      case CUSTOM_FIELDS -> new CustomFieldXml(now).definitions();
      case TEMPLATES -> templates();
    };
  }

  private static InvoiceXml invoices(Practice practice) {
    return new InvoiceXml(practice.country().tax(Tax.Use.SALES));
  }

  @Override
  public List<Xml> clientsSince(Instant since, boolean detailed) {
    return new ClientXml(work.get()).since(since, detailed);
  }

  @Override
  public Optional<Xml> document(Document document, String id) {
    Practice now = work.get();
    CustomFieldXml fields = new CustomFieldXml(now);
    return switch (document) {
      case JOB -> new JobXml(now).one(id);
      case COSTS -> new JobXml(now).costs(id);
      case INVOICE -> invoice(now, id).map(invoices(now)::invoice);
      case INVOICE_PAYMENTS -> invoice(now, id).map(invoices(now)::payments);
      case GROUP -> new ClientXml(now).group(id);
      case CLIENT_DOCUMENTS, JOB_DOCUMENTS -> Optional.of(documents(now, id));
      case CLIENT_FIELDS -> Optional.of(fields.values(CustomFieldXml.On.CLIENT, id));
      case CONTACT_FIELDS -> Optional.of(fields.values(CustomFieldXml.On.CONTACT, id));
      case JOB_FIELDS -> Optional.of(fields.values(CustomFieldXml.On.JOB, id));
      case TASK_FIELDS -> Optional.of(fields.values(CustomFieldXml.On.JOB_TASK, id));
      case COST_FIELDS -> Optional.of(fields.values(CustomFieldXml.On.JOB_COST, id));
      case TIME_FIELDS -> Optional.of(fields.values(CustomFieldXml.On.JOB_TIME, id));
    };
  }

  private static Optional<JobInvoice> invoice(Practice practice, String number) {
    return practice.invoices().stream()
        .filter(invoice -> invoice.number().equals(number))
        .findFirst();
  }

  /** One letter is kept with every client and every job. */
  private static Xml documents(Practice practice, String id) {
    return Xml.of(
        "Documents",
        Xml.of(
            "Document",
            Xml.text("Title", "Engagement letter"),
            Xml.of("Text"),
            Xml.text("Folder", "Correspondence"),
            date("Date", practice.asAt().minusMonths(6)),
            Xml.text("CreatedBy", practice.staff().get(0).name()),
            Xml.text("FileName", "Engagement – Müller & 陈伟.pdf"),
            Xml.text("URL", "https://files.example.test/" + id.replaceAll("[^-0-9A-Za-z]", "_"))));
  }

  private List<Xml> templates() {
    List<Xml> templates = new ArrayList<>();
    for (Named category : work.get().categories()) {
      templates.add(
          ref(
              "Template",
              new Named(
                  Ids.of(Ids.Kind.TEMPLATE, work.get().seed(), templates.size()),
                  category.name() + " checklist")));
    }
    return templates;
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
}
