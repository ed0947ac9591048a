package io.xeropulse.xpm;

import io.xeropulse.core.SourceUnavailableException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.Job;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.JobInvoice;
import io.xeropulse.core.model.JobInvoiceLine;
import io.xeropulse.core.model.JobInvoiceLineKind;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.model.TimeEntry;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RequestRefusedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A practice whose books people change between syncs, answering as XPM does: by windows of either
 * meaning, with or without their last day, and now and then not at all.
 */
final class LivingPractice implements ApiTransport {
  static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
  private static final String AVA = "ava";
  private static final String BEN = "ben";

  private final Random random;
  private final boolean byCreation;
  private final boolean lastDayIn;
  private final Map<String, Job> jobs = new TreeMap<>();
  private final Map<String, TimeEntry> time = new TreeMap<>();
  private final Map<String, JobCost> costs = new TreeMap<>();
  private final Map<String, JobInvoice> invoices = new TreeMap<>();
  private final Map<String, LocalDate> created = new TreeMap<>();
  private int next;
  private int callsToFailure = Integer.MAX_VALUE;

  LivingPractice(Random random) {
    this.random = random;
    this.byCreation = random.nextBoolean();
    this.lastDayIn = random.nextBoolean();
    for (int i = 0; i < 4; i++) {
      addJob();
    }
    change(40);
  }

  List<Fact> jobs() {
    return List.copyOf(jobs.values());
  }

  List<Fact> time() {
    return List.copyOf(time.values());
  }

  List<Fact> costs() {
    return List.copyOf(costs.values());
  }

  List<Fact> invoices() {
    return List.copyOf(invoices.values());
  }

  /** From now on, the network fails after some calls; or never, for a large number. */
  void failAfter(int calls) {
    callsToFailure = calls;
  }

  void change(int times) {
    for (int i = 0; i < times; i++) {
      switch (random.nextInt(14)) {
        case 0 -> addJob();
        case 1 -> completeOrReopen();
        case 2 -> removeUnusedJob();
        case 3, 4, 5 -> addTime();
        case 6 -> replace(time, entry -> timeEntry(entry.sourceId(), entry.jobId(), null));
        case 7 -> remove(time);
        case 8, 9 -> addCost();
        case 10 -> replaceCost();
        case 11 -> removeCost();
        case 12 -> bill();
        default -> changeInvoice();
      }
    }
  }

  private String id(String kind) {
    String id = kind + next++;
    created.put(id, TODAY.minusDays(random.nextInt(700)));
    return id;
  }

  private LocalDate day() {
    return TODAY.minusDays(random.nextInt(720)).plusDays(random.nextInt(20));
  }

  private <T> Optional<T> any(Map<String, T> of) {
    return of.values().stream().skip(of.isEmpty() ? 0 : random.nextInt(of.size())).findFirst();
  }

  private <T extends Fact> void replace(Map<String, T> table, Function<T, T> change) {
    any(table).ifPresent(fact -> table.put(fact.sourceId(), change.apply(fact)));
  }

  private <T extends Fact> void remove(Map<String, T> table) {
    any(table).ifPresent(fact -> table.remove(fact.sourceId()));
  }

  private void addJob() {
    String number = id("J ");
    jobs.put(number, job(number, null));
  }

  private Job job(String number, LocalDate completed) {
    return new Job(
        number,
        "Job " + random.nextInt(100),
        completed == null ? "Open" : "Done",
        "c1",
        "Alder & Co",
        "SMSF",
        null,
        null,
        day(),
        null,
        completed,
        List.of());
  }

  private void completeOrReopen() {
    replace(
        jobs,
        job ->
            job(
                job.sourceId(),
                job.completedDate() == null ? TODAY.minusDays(random.nextInt(600)) : null));
  }

  private void removeUnusedJob() {
    any(jobs)
        .map(Job::sourceId)
        .filter(job -> time.values().stream().noneMatch(t -> t.jobId().equals(job)))
        .filter(job -> costs.values().stream().noneMatch(c -> c.jobId().equals(job)))
        .filter(job -> invoices.values().stream().noneMatch(i -> job.equals(i.jobText())))
        .ifPresent(jobs::remove);
  }

  private void addTime() {
    any(jobs).ifPresent(job -> timeEntryIn(job.sourceId()));
  }

  private void timeEntryIn(String job) {
    String id = id("t");
    time.put(id, timeEntry(id, job, null));
  }

  private TimeEntry timeEntry(String id, String job, String line) {
    return new TimeEntry(
        id,
        job,
        random.nextBoolean() ? AVA : BEN,
        random.nextBoolean() ? "prep" : null,
        day(),
        random.nextInt(300) - 40,
        random.nextInt(5) > 0,
        line);
  }

  /** XPM takes costs on a job until it is long completed. */
  private Optional<Job> jobThatTakesCosts() {
    return any(jobs).filter(this::takesCosts);
  }

  private boolean takesCosts(Job job) {
    return job.completedDate() == null
        || job.completedDate().isAfter(TODAY.minusMonths(3).minusDays(1));
  }

  private void addCost() {
    jobThatTakesCosts().ifPresent(job -> putCost(id("d"), job.sourceId()));
  }

  private void putCost(String id, String job) {
    costs.put(
        id,
        new JobCost(
            id,
            job,
            day(),
            "Search",
            random.nextBoolean() ? "ASIC" : null,
            new BigDecimal(1 + random.nextInt(4) + ".00"),
            new BigDecimal("40.00"),
            new BigDecimal("50.00"),
            random.nextBoolean()));
  }

  private void replaceCost() {
    any(costs).filter(this::mayChange).ifPresent(cost -> putCost(cost.sourceId(), cost.jobId()));
  }

  private void removeCost() {
    any(costs).filter(this::mayChange).ifPresent(cost -> costs.remove(cost.sourceId()));
  }

  private boolean mayChange(JobCost cost) {
    Job job = jobs.get(cost.jobId());
    return job != null && takesCosts(job);
  }

  /** Bills some of a job's open time, or nothing of it, which is an interim. */
  private void bill() {
    any(jobs)
        .ifPresent(
            job -> {
              String line = id("line");
              String id = id("i");
              for (TimeEntry entry : List.copyOf(time.values())) {
                if (entry.jobId().equals(job.sourceId())
                    && entry.invoiceLineId() == null
                    && random.nextBoolean()) {
                  time.put(entry.sourceId(), linked(entry, line));
                }
              }
              invoices.put(id, invoice(id, job.sourceId(), line, "Approved"));
            });
  }

  private static TimeEntry linked(TimeEntry entry, String line) {
    return new TimeEntry(
        entry.sourceId(),
        entry.jobId(),
        entry.staffId(),
        entry.taskId(),
        entry.date(),
        entry.minutes(),
        entry.billable(),
        line);
  }

  private JobInvoice invoice(String id, String job, String line, String status) {
    BigDecimal amount = new BigDecimal(100 + random.nextInt(900) + ".00");
    return new JobInvoice(
        id,
        "N" + id,
        "Progress Invoice",
        status,
        job,
        "c1",
        day(),
        null,
        amount,
        new BigDecimal("10.00"),
        List.of(
            new JobInvoiceLine(
                line, JobInvoiceLineKind.TASK, job, "Work", null, null, null, amount)));
  }

  /** Cancels, approves, turns into a draft or deletes; XPM keeps links to cancelled invoices. */
  private void changeInvoice() {
    any(invoices)
        .ifPresent(
            invoice -> {
              String line = invoice.lines().get(0).sourceId();
              if (random.nextInt(4) == 0) {
                invoices.remove(invoice.sourceId());
                time.replaceAll(
                    (id, entry) ->
                        line.equals(entry.invoiceLineId()) ? linked(entry, null) : entry);
              } else {
                String status = List.of("Cancelled", "Approved", "Draft").get(random.nextInt(3));
                invoices.put(
                    invoice.sourceId(),
                    invoice(invoice.sourceId(), invoice.jobText(), line, status));
              }
            });
  }

  @Override
  public ApiResponse get(ApiRequest request) {
    if (callsToFailure-- <= 0) {
      throw new SourceUnavailableException("the network is down");
    }
    String path = request.path().substring("/practicemanager/3.1/".length());
    String body =
        switch (path) {
          case "staff.api/list" -> "<StaffList>%s%s</StaffList>".formatted(staff(AVA), staff(BEN));
          case "task.api/list" -> "<TaskList/>";
          case "category.api/list" -> "<Categories/>";
          case "client.api/list" -> "<Clients/>";
          case "job.api/list" -> list("Jobs", jobs, Job::startDate, request, LivingPractice::xml);
          case "time.api/list" ->
              list("Times", time, TimeEntry::date, request, LivingPractice::xml);
          case "invoice.api/list" ->
              list("Invoices", invoices, JobInvoice::date, request, i -> xml(i, false));
          case "invoice.api/draft" ->
              invoices.values().stream()
                  .filter(invoice -> invoice.status().equals("Draft"))
                  .map(invoice -> xml(invoice, true))
                  .collect(Collectors.joining("", "<Invoices>", "</Invoices>"));
          default -> one(path);
        };
    String answer = "<Response><Status>OK</Status>" + body + "</Response>";
    return new ApiResponse(200, Map.of(), answer.getBytes(StandardCharsets.UTF_8));
  }

  private String one(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replace("%20", " ");
    if (path.startsWith("job.api/costs/") && jobs.containsKey(name)) {
      return costs.values().stream()
          .filter(cost -> cost.jobId().equals(name))
          .map(LivingPractice::xml)
          .collect(Collectors.joining("", "<Costs>", "</Costs>"));
    }
    JobInvoice invoice = invoices.get(name.substring(1));
    if (path.startsWith("invoice.api/get/") && invoice != null) {
      return xml(invoice, true);
    }
    throw new RequestRefusedException("no such record: " + path, 404);
  }

  private <T extends Fact> String list(
      String wrapper,
      Map<String, T> table,
      Function<T, LocalDate> date,
      ApiRequest request,
      Function<T, String> xml) {
    LocalDate from = day(request, "from");
    LocalDate to = day(request, "to");
    List<String> in = new ArrayList<>();
    for (T fact : table.values()) {
      LocalDate day = byCreation ? created.get(fact.sourceId()) : date.apply(fact);
      if (!day.isBefore(from) && (day.isBefore(to) || (lastDayIn && day.equals(to)))) {
        in.add(xml.apply(fact));
      }
    }
    return "<%s>%s</%s>".formatted(wrapper, String.join("", in), wrapper);
  }

  private static LocalDate day(ApiRequest request, String name) {
    return LocalDate.parse(
        String.valueOf(request.query().get(name)), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String staff(String id) {
    return "<Staff><UUID>%s</UUID><Name>%s</Name></Staff>".formatted(id, id);
  }

  private static String xml(Job job) {
    return """
    <Job><ID>%s</ID><Name>%s</Name><State>%s</State><Type>%s</Type><StartDate>%sT00:00:00</StartDate>
    %s<Client><UUID>c1</UUID><Name>Alder &amp; Co</Name></Client><Assigned/></Job>\
    """
        .formatted(
            job.sourceId(),
            job.name(),
            job.state(),
            job.category(),
            job.startDate(),
            job.completedDate() == null
                ? ""
                : "<CompletedDate>%sT00:00:00</CompletedDate>".formatted(job.completedDate()));
  }

  private static String xml(TimeEntry entry) {
    return """
    <Time><UUID>%s</UUID><Job><ID>%s</ID></Job><Task>%s</Task><Staff><UUID>%s</UUID></Staff>
    <Date>%sT00:00:00</Date><Minutes>%d</Minutes><Billable>%s</Billable>%s</Time>\
    """
        .formatted(
            entry.sourceId(),
            entry.jobId(),
            entry.taskId() == null ? "" : "<UUID>" + entry.taskId() + "</UUID>",
            entry.staffId(),
            entry.date(),
            entry.minutes(),
            entry.billable(),
            entry.invoiceLineId() == null
                ? "<InvoiceTaskUUID/>"
                : "<InvoiceTaskUUID>" + entry.invoiceLineId() + "</InvoiceTaskUUID>");
  }

  private static String xml(JobCost cost) {
    return """
    <Cost><UUID>%s</UUID><Date>%sT00:00:00</Date><Description>%s</Description><Code>%s</Code>
    <Quantity>%s</Quantity><UnitCost>%s</UnitCost><UnitPrice>%s</UnitPrice><Billable>%s</Billable></Cost>\
    """
        .formatted(
            cost.sourceId(),
            cost.date(),
            cost.description(),
            cost.code() == null ? "" : cost.code(),
            cost.quantity(),
            cost.unitCost(),
            cost.unitPrice(),
            cost.billable());
  }

  private static String xml(JobInvoice invoice, boolean detailed) {
    JobInvoiceLine line = invoice.lines().get(0);
    String jobs =
        """
        <Jobs><Job><ID>%s</ID><Tasks><Task><UUID>%s</UUID><Name>%s</Name><Amount>%s</Amount></Task></Tasks></Job></Jobs>\
        """
            .formatted(line.jobId(), line.sourceId(), line.description(), line.amount());
    return """
    <Invoice><ID>%s</ID><InternalUUID>%s</InternalUUID><Type>%s</Type><Status>%s</Status>
    <JobText>%s</JobText><Date>%sT00:00:00</Date><Amount>%s</Amount><AmountTax>%s</AmountTax>
    <Client><UUID>c1</UUID></Client>%s</Invoice>\
    """
        .formatted(
            invoice.number(),
            invoice.sourceId(),
            invoice.type(),
            invoice.status(),
            invoice.jobText(),
            invoice.date(),
            invoice.amount(),
            invoice.amountTax(),
            detailed ? jobs : "");
  }

  @Override
  public ApiUsage usage(OrganizationId organization, String entity) {
    return ApiUsage.NONE;
  }
}
