package io.xeropulse.xero.source;

import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.Again;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.DateWindow;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.http.RequestRefusedException;
import io.xeropulse.xero.internal.paging.Crawl;
import io.xeropulse.xero.internal.paging.DateFilter;
import io.xeropulse.xero.internal.paging.Feature;
import io.xeropulse.xero.internal.paging.PageReader;
import io.xeropulse.xero.internal.paging.RecordPage;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.Envelope;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one Xero organisation; all that one entity leaves to another is the list of
 * budgets.
 */
final class XeroExtraction implements Extraction {
  /** More identifiers make an address that Xero answers with 404. */
  private static final int MOST_IDS = 50;

  /** Beyond ten calls, reading what changed costs less: it comes in pages of 1,000. */
  private static final int MOST_NAMED = 500;

  /** Where each record is a call. */
  private static final int MOST_SINGLE = 10;

  private static final int NOT_FOUND = 404;

  private final ApiTransport transport;
  private final String tenantId;
  private final OrganizationId organization;
  private final Set<Entity> readWhole = ConcurrentHashMap.newKeySet();
  private final BudgetList budgets = new BudgetList();

  XeroExtraction(ApiTransport transport, String tenantId, OrganizationId organization) {
    this.transport = transport;
    this.tenantId = tenantId;
    this.organization = organization;
  }

  @Override
  public Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince) {
    if (entity.equals(BudgetWindows.ENTITY)) {
      return budgetWindows(modifiedSince);
    }
    XeroEntity known = XeroEntity.of(entity);
    PageReader reader =
        new PageReader(transport, organization, tenantId, known.resource(), Map.of());
    readWhole.remove(entity);
    Instant since = known.comparedWhole() ? null : modifiedSince;
    Consumer<RecordPage> taken = page -> {};
    if (known.resource().equals(Resources.BUDGETS)) {
      taken = budgets::take;
    }
    return new Pages(
        known, new Crawl(reader, since), taken, since == null ? readWhole : new HashSet<>());
  }

  @Override
  public Iterator<Page> pages(Entity entity, DateWindow window, @Nullable Instant modifiedSince) {
    XeroEntity known = XeroEntity.of(entity);
    List<String> terms = DateFilter.terms("Date", window.startInclusive(), window.endExclusive());
    Map<String, String> filter =
        terms.isEmpty() ? Map.of() : Map.of("where", DateFilter.where(terms));
    PageReader reader = new PageReader(transport, organization, tenantId, known.resource(), filter);
    return new Pages(known, new Crawl(reader, modifiedSince), page -> {}, new HashSet<>());
  }

  /** The smallest page of the list, since the count comes with any. */
  @Override
  public long count(Entity entity) {
    XeroEntity known = XeroEntity.of(entity);
    Envelope.Pagination pagination =
        new PageReader(transport, organization, tenantId, known.resource(), Map.of("pageSize", "1"))
            .read(1, null)
            .pagination();
    return pagination == null ? -1 : pagination.itemCount();
  }

  @Override
  public Optional<Iterator<Page>> named(Entity entity, Set<String> sourceIds) {
    if (entity.equals(BudgetWindows.ENTITY)) {
      return Optional.empty();
    }
    XeroEntity known = XeroEntity.of(entity);
    if (!known.resource().can(Feature.IDS) || sourceIds.size() > MOST_NAMED) {
      return Optional.empty();
    }
    List<String> ids = List.copyOf(sourceIds);
    return Optional.of(
        IntStream.iterate(0, from -> from < ids.size(), from -> from + MOST_IDS)
            .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + MOST_IDS)))
            .flatMap(some -> pagesOf(known, some))
            .iterator());
  }

  private BudgetWindows budgetWindows(@Nullable Instant modifiedSince) {
    return new BudgetWindows(transport, organization, tenantId, budgets, modifiedSince);
  }

  private Stream<Page> pagesOf(XeroEntity known, List<String> ids) {
    Map<String, String> filter = Map.of("IDs", String.join(",", ids));
    PageReader reader = new PageReader(transport, organization, tenantId, known.resource(), filter);
    Iterator<Page> pages = new Pages(known, new Crawl(reader, null), page -> {}, new HashSet<>());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, 0), false);
  }

  @Override
  public Again again(Entity entity, List<String> sourceIds) {
    if (entity.equals(BudgetWindows.ENTITY)) {
      return budgetWindows(null).again(sourceIds, MOST_SINGLE);
    }
    XeroEntity known = XeroEntity.of(entity);
    if (known.comparedWhole() || !known.resource().can(Feature.SINCE)) {
      return Again.NOTHING;
    }
    boolean listed = known.resource().can(Feature.IDS);
    List<String> ids =
        sourceIds.stream()
            .filter(XeroExtraction::isIdentifier)
            .limit(listed ? MOST_IDS : MOST_SINGLE)
            .toList();
    if (ids.isEmpty()) {
      return Again.NOTHING;
    }
    Stream<Page> pages =
        listed ? pagesOf(known, ids) : ids.stream().flatMap(id -> pageOf(known, id));
    return new Again(Set.copyOf(ids), pages.iterator());
  }

  /** Anything else would be read as a number or a part of the address. */
  private static boolean isIdentifier(String id) {
    return id.matches("[0-9a-fA-F-]{36}");
  }

  private Stream<Page> pageOf(XeroEntity known, String id) {
    PageReader reader =
        new PageReader(transport, organization, tenantId, known.resource().record(id), Map.of());
    try {
      return Stream.of(page(known, new Crawl(reader, null).next()));
    } catch (RequestRefusedException refused) {
      if (refused.status() == NOT_FOUND) {
        return Stream.empty();
      }
      throw refused;
    }
  }

  private static Page page(XeroEntity known, RecordPage page) {
    List<SourceRecord> records =
        page.records().stream().<SourceRecord>map(record -> new XeroRecord(known, record)).toList();
    return new Page(records, page.announced(), page.servedAt());
  }

  @Override
  public Optional<Coverage> coverage(Entity entity) {
    return readWhole.contains(entity) ? Optional.of(new Coverage.Everything()) : Optional.empty();
  }

  @Override
  public ApiUsage usage(Entity entity) {
    return transport.usage(organization, entity.toString());
  }

  @Override
  public void close() {
    // Nothing is held open between two pages.
  }

  /** Says a crawl's pages in the pipeline's words, and remembers when it came to its end. */
  private record Pages(
      XeroEntity entity, Crawl crawl, Consumer<RecordPage> taken, Set<Entity> readToTheEnd)
      implements Iterator<Page> {
    @Override
    public boolean hasNext() {
      boolean more = crawl.hasNext();
      if (!more) {
        readToTheEnd.add(entity.entity());
      }
      return more;
    }

    @Override
    public Page next() {
      RecordPage page = crawl.next();
      taken.accept(page);
      return page(entity, page);
    }
  }
}
