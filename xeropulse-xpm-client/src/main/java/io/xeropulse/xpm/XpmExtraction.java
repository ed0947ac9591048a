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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One reading of XPM. It remembers the jobs it read, since costs are asked for job by job. XPM has
 * no feed of changes but for clients, whose list is one call, so everything is read in every sync
 * but the costs of settled jobs. Only jobs leave something to a later entity, costs, which
 * therefore depend on them.
 */
final class XpmExtraction implements Extraction {
  private final XpmCalls calls;
  private final List<Window> windows;
  private final Map<String, Optional<LocalDate>> completedJobs = new LinkedHashMap<>();
  private final JobCosts jobCosts;
  private final JobMemory memory;
  private final LocalDate settledBefore;
  private final XpmOptions options;
  private boolean jobsRead;
  private boolean costsWhole;
  private boolean jobUnnamed;

  XpmExtraction(XpmCalls calls, XpmOptions options, JobMemory memory) {
    this.calls = calls;
    this.memory = memory;
    this.jobCosts = new JobCosts(calls);
    LocalDate today = options.today();
    this.options = options;
    this.settledBefore = today.minus(options.costsSettle());
    this.windows = Window.over(today.minus(options.history()), today.plus(options.ahead()));
  }

  @Override
  public Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince) {
    return switch (entity.name()) {
      case "staff" -> list(XpmEntities.STAFF_LIST, PracticeFacts::staff);
      case "tasks" -> list(XpmEntities.TASK_LIST, PracticeFacts::task);
      case "categories" -> list(XpmEntities.CATEGORY_LIST, PracticeFacts::category);
      case "clients" -> list(XpmEntities.CLIENT_LIST, PracticeFacts::client);
      case "jobs" -> new Pages<>(jobs(XpmEntities.JOB_LIST), this::job);
      case "time" ->
          new Pages<>(
              windowed(XpmEntities.TIME_LIST, TypedReads.field("uuid"), false),
              record -> record(record, "uuid", PracticeFacts::time));
      case "costs" -> new Pages<>(jobCosts.of(jobsToAskFor()), cost -> cost);
      case "invoices" -> new Pages<>(invoices(), new InvoiceDetails(calls)::complete);
      default -> throw new IllegalArgumentException("XPM has no " + entity);
    };
  }

  /** Lists without a window are whole; windows are whole for the dates well between their ends. */
  @Override
  public Optional<Coverage> coverage(Entity entity) {
    return switch (entity.name()) {
      case "staff", "tasks", "categories", "clients" -> Optional.of(new Coverage.Everything());
      case "jobs", "time", "invoices" -> betweenTheWindowsEnds();
      case "costs" -> Optional.of(ofJobs());
      default -> Optional.empty();
    };
  }

  /** The costs of every job that answered, and of those that are not there any more. */
  private Coverage ofJobs() {
    Set<String> whole = new HashSet<>(jobCosts.answeredJobs());
    whole.addAll(memory.goneFrom(completedJobs.keySet()));
    Map<String, Optional<LocalDate>> read = new HashMap<>(completedJobs);
    read.keySet().removeAll(jobCosts.refusedJobs());
    memory.remember(read, jobCosts.witness(), costsWhole ? options.clock().instant() : null);
    return new Coverage.OfParents(
        whole, costsWhole && !jobUnnamed && jobCosts.refusedJobs().isEmpty());
  }

  /**
   * XPM does not say whether a window's last day is in it, nor whether it goes by a record's date
   * or its creation, which may be earlier by as much as we look ahead.
   */
  private Optional<Coverage> betweenTheWindowsEnds() {
    LocalDate first = windows.get(0).from().plus(options.ahead());
    LocalDate last = windows.get(windows.size() - 1).to().minusDays(1);
    return last.isBefore(first) ? Optional.empty() : Optional.of(new Coverage.Between(first, last));
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

  private Iterator<WireRecord> jobs(Listing listing) {
    // Only the detailed form names the category.
    return new Flattened<>(
        List.of(false, true),
        read -> read ? endOfJobs() : windowed(listing, TypedReads.field("id"), true));
  }

  /** Reached only behind the last job: half of the jobs would make the other half look gone. */
  private Iterator<WireRecord> endOfJobs() {
    jobsRead = true;
    return Collections.emptyIterator();
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
    } else {
      jobUnnamed = true;
    }
    return job;
  }

  /** Job numbers with their dates of completion; reads the jobs where this sync did not yet. */
  private Map<String, Optional<LocalDate>> knownJobs() {
    if (!jobsRead) {
      jobs(XpmEntities.JOBS_OF_COSTS).forEachRemaining(this::job);
    }
    return completedJobs;
  }

  private List<String> jobsToAskFor() {
    costsWhole = !memory.isFresh(options.clock().instant(), options.costsWholeEvery());
    return knownJobs().entrySet().stream()
        .filter(job -> costsWhole || !memory.isSettled(job.getKey(), job.getValue(), settledBefore))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static XpmRecord record(
      WireRecord record, String idField, Function<ObjectNode, Fact> fact) {
    return XpmRecord.of(record, record.fields().path(idField).asText(""), fact);
  }

  @Override
  public ApiUsage usage(Entity entity) {
    return calls.usage(entity);
  }

  /** Nothing is held between pages but the answer being read, which is in memory already. */
  @Override
  public void close() {}
}
