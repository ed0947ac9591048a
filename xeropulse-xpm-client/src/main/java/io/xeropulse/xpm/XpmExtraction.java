package io.xeropulse.xpm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xpm.internal.Pages;
import io.xeropulse.xpm.internal.facts.InvoiceFacts;
import io.xeropulse.xpm.internal.facts.PracticeFacts;
import io.xeropulse.xpm.internal.wire.WireRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of XPM. It remembers the jobs it read, since costs are asked for job by job. XPM has
 * no feed of changes but for clients, so nearly everything is read in every sync. Not thread-safe.
 */
final class XpmExtraction implements Extraction {
  private final XpmCalls calls;
  private final List<Window> windows;
  private final ApiUsage before;
  private final Map<String, Optional<LocalDate>> completedJobs = new LinkedHashMap<>();
  private final JobCosts jobCosts;
  private final LocalDate settledBefore;
  private boolean jobsRead;
  private boolean clientsWhole;
  private @Nullable Instant clientsSentAt;

  XpmExtraction(XpmCalls calls, XpmOptions options) {
    this.calls = calls;
    this.jobCosts = new JobCosts(calls);
    LocalDate today = options.today();
    this.settledBefore = today.minus(options.costsSettle());
    this.windows = Window.over(today.minus(options.history()), today.plus(options.ahead()));
    this.before = calls.usage();
  }

  @Override
  public Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince) {
    return switch (entity.name()) {
      case "staff" -> list(XpmEntities.STAFF_LIST, PracticeFacts::staff);
      case "tasks" -> list(XpmEntities.TASK_LIST, PracticeFacts::task);
      case "categories" -> list(XpmEntities.CATEGORY_LIST, PracticeFacts::category);
      case "clients" -> clients(modifiedSince);
      case "jobs" -> new Pages<>(jobs(), this::job);
      case "time" ->
          new Pages<>(
              windowed(XpmEntities.TIME_LIST, TypedReads.field("uuid"), false),
              record -> record(record, "uuid", PracticeFacts::time));
      case "costs" ->
          new Pages<>(
              jobCosts.of(modifiedSince == null ? knownJobs().keySet() : unsettledJobs()),
              cost -> cost,
              jobCosts::began);
      case "invoices" -> new Pages<>(invoices(), new InvoiceDetails(calls)::complete);
      default -> throw new IllegalArgumentException("XPM has no " + entity);
    };
  }

  /** Lists without a window are whole; windows are whole for the dates between their ends. */
  @Override
  public Optional<Coverage> coverage(Entity entity) {
    return switch (entity.name()) {
      case "staff", "tasks", "categories" -> Optional.of(new Coverage.Everything());
      case "clients" -> clientsWhole ? Optional.of(new Coverage.Everything()) : Optional.empty();
      case "jobs", "time", "invoices" ->
          Optional.of(
              new Coverage.Between(windows.get(0).from(), windows.get(windows.size() - 1).to()));
      case "costs" -> Optional.of(new Coverage.OfParents(jobCosts.answeredJobs()));
      default -> Optional.empty();
    };
  }

  private Iterator<Page> list(Listing listing, Function<ObjectNode, Fact> fact) {
    return new Pages<>(
        new Flattened<>(List.of(listing), asked -> ask(asked, Map.of())),
        record -> record(record, "uuid", fact));
  }

  private Iterator<WireRecord> ask(Listing listing, Map<String, String> query) {
    return new WireRecords(calls.open(listing, query));
  }

  private Iterator<WireRecord> windowed(
      Listing listing, Function<ObjectNode, @Nullable String> id, boolean detailed) {
    return new WindowedRecords(
        windows,
        window -> {
          Map<String, String> query = new LinkedHashMap<>(window.query());
          if (detailed) {
            query.put("detailed", "true");
          }
          return ask(listing, query);
        },
        record -> Objects.requireNonNullElse(id.apply(record.fields()), record.rawText()));
  }

  private Iterator<WireRecord> jobs() {
    jobsRead = true;
    // Only the detailed form names the category.
    return windowed(XpmEntities.JOB_LIST, TypedReads.field("id"), true);
  }

  /** Every draft, whatever its date, and then the others; drafts have lines that hold time. */
  private Iterator<WireRecord> invoices() {
    return new Flattened<>(
        List.of(XpmEntities.INVOICE_DRAFTS, XpmEntities.INVOICE_LIST),
        listing ->
            listing.equals(XpmEntities.INVOICE_DRAFTS)
                ? ask(listing, Map.of("detailed", "true"))
                : windowed(listing, InvoiceFacts::id, true));
  }

  private SourceRecord job(WireRecord record) {
    XpmRecord job = record(record, "id", PracticeFacts::job);
    if (job.sourceId() != null) {
      completedJobs.put(job.sourceId(), PracticeFacts.completed(record.fields()));
    }
    return job;
  }

  /** Job numbers with their dates of completion; reads the jobs where this sync did not yet. */
  private Map<String, Optional<LocalDate>> knownJobs() {
    if (!jobsRead) {
      jobs().forEachRemaining(this::job);
    }
    return completedJobs;
  }

  /** Jobs that are open, or not completed for so long that nobody books on them any more. */
  private List<String> unsettledJobs() {
    return knownJobs().entrySet().stream()
        .filter(job -> !job.getValue().map(settledBefore::isAfter).orElse(false))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The one list that XPM can cut down to what changed; deleted clients are in it, marked so. */
  private Iterator<Page> clients(@Nullable Instant modifiedSince) {
    clientsWhole = modifiedSince == null;
    Map<String, String> query =
        modifiedSince == null
            ? Map.of()
            : Map.of("modifiedsince", ClientReads.inQuery(modifiedSince));
    return new Pages<>(
        new Flattened<>(
            List.of(XpmEntities.CLIENT_LIST),
            listing -> {
              OpenAnswer answer = calls.open(listing, query);
              clientsSentAt = answer.sentAt();
              return new WireRecords(answer);
            }),
        record -> record(record, "uuid", PracticeFacts::client),
        () -> clientsSentAt);
  }

  private static XpmRecord record(
      WireRecord record, String idField, Function<ObjectNode, Fact> fact) {
    return XpmRecord.of(record, record.fields().path(idField).asText(""), fact);
  }

  @Override
  public ApiUsage usage() {
    return calls.usage().minus(before);
  }

  /** Nothing is held between pages but the answer being read, which is in memory already. */
  @Override
  public void close() {}
}
